export const PROXY = {
  add: "proxy",
  id: "proxy",
  parent: "site",
  fields: { http: "http://10.1.0.8:3128", https: "http://10.1.0.8:3128" },
} as const;
