import "./ui/base.css";
import { createRoot } from "react-dom/client";
import { createClient } from "#shared/api/client";
import { App } from "./app/app.tsx";
import { startFrame } from "./app/start-frame.ts";
import { createTransport } from "./transport/transport.ts";
import { installPressStyle } from "./ui/press-style.ts";

installPressStyle();

const root = document.getElementById("root");
if (!root) throw new Error("the page has no root");
const frame = await startFrame(createClient(createTransport()));
createRoot(root).render(<App frame={frame} />);
