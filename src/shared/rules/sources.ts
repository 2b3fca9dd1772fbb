// Rules name their sources as profiles do; the titles stand in one place.
export { ENGINEERING, seed } from "#shared/profiles/documents";
