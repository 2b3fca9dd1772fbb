import { readText } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import type { Block } from "../block.ts";
import { powershell } from "../command.ts";
import { described, expected } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { proxyExceptions, proxyOf } from "../edge-values.ts";
import { EE_PROXY } from "../sources.ts";
import type { EdgeCheck } from "./check-step.ts";
import { machinesWith } from "./operator.ts";

/** CK-EE-03 and CK-EE-04: the nodes use the proxy of the design, or none. */
export function checkProxy({ facts }: RunbookContext, deployment: Deployment): EdgeCheck[] {
  const proxy = proxyOf(facts, deployment);
  const urls = proxy
    ? ["http", "https"].flatMap((field) => readText(facts, proxy, field) || [])
    : [];
  const exceptions = proxy ? proxyExceptions(proxy) : [];
  const values = [...new Set([...urls, ...exceptions])];
  const base = {
    why: "A proxy that is missing or wrong stops downloads; an exception that is missing breaks traffic inside the cluster.",
    reads: proxy ? [proxy.id] : [],
    rules: ["UL-PROXY-003"],
  };
  const wrong = say`Compare the proxy values of the configuration with the parameter sheet.`;
  const linux: Block[] =
    urls.length === 0
      ? [
          described(
            say`${"no_proxy"} lists the internal ranges; ${"http_proxy"} and ${"https_proxy"} are empty or absent`,
            wrong,
          ),
        ]
      : [expected("contains", values, wrong)];
  const windows: Block[] =
    urls.length === 0
      ? [described(say`direct access, no proxy server`, wrong)]
      : [expected("contains", values, wrong)];
  return [
    {
      ...base,
      id: "CK-EE-03",
      title: "Proxy of the Linux node",
      passWhen:
        urls.length === 0
          ? "no proxy; no_proxy lists the internal ranges"
          : "proxy is that of the design",
      machines: machinesWith(deployment, false),
      blocks: [
        ...powershell(
          EE_PROXY,
        )`Invoke-AksEdgeNodeCommand -NodeType Linux -command 'env | grep proxy'`,
        ...linux,
      ],
    },
    {
      ...base,
      id: "CK-EE-04",
      title: "Proxy of the Windows node",
      passWhen: urls.length === 0 ? "no proxy" : "proxy is that of the design",
      machines: machinesWith(deployment, true),
      blocks: [
        ...powershell(
          EE_PROXY,
        )`Invoke-AksEdgeNodeCommand -NodeType Windows -command 'netsh winhttp show proxy'`,
        ...windows,
      ],
    },
  ];
}
