/** One pattern that every physical server and every VM must reach (REF-3 of the catalogue). */
export interface AllowedUrl {
  readonly pattern: string;
  /** What the document prints before the host; empty where it prints nothing. */
  readonly scheme: "https" | "";
  readonly port: number;
  readonly service: string;
  readonly use: string;
}

/**
 * The URL allowlist of AKS enabled by Azure Arc, 34 patterns. `*.d` covers one or more labels before
 * `d` and never `d` itself. Source: Network requirements, Firewall URL exceptions (February 2024).
 */
export const URL_ALLOWLIST: readonly AllowedUrl[] = [
  {
    pattern: "mcr.microsoft.com",
    scheme: "https",
    port: 443,
    service: "Microsoft container registry",
    use: "official container images and artifacts",
  },
  {
    pattern: "*.his.arc.azure.com",
    scheme: "https",
    port: 443,
    service: "Azure Arc identity service",
    use: "identity and access",
  },
  {
    pattern: "*.dp.kubernetesconfiguration.azure.com",
    scheme: "https",
    port: 443,
    service: "Kubernetes",
    use: "Arc configuration",
  },
  {
    pattern: "*.servicebus.windows.net",
    scheme: "https",
    port: 443,
    service: "Cluster connect",
    use: "secure connection to the clusters, no inbound port needed",
  },
  {
    pattern: "guestnotificationservice.azure.com",
    scheme: "https",
    port: 443,
    service: "Notification service",
    use: "guest notifications",
  },
  {
    pattern: "*.dp.prod.appliances.azure.com",
    scheme: "https",
    port: 443,
    service: "Data plane service",
    use: "resource bridge data plane",
  },
  {
    pattern: "*.data.mcr.microsoft.com",
    scheme: "",
    port: 443,
    service: "Download agent",
    use: "images and agents",
  },
  {
    pattern: "azurearcfork8s.azurecr.io",
    scheme: "",
    port: 443,
    service: "Download agent",
    use: "images and agents",
  },
  {
    pattern: "linuxgeneva-microsoft.azurecr.io",
    scheme: "",
    port: 443,
    service: "Download agent",
    use: "images and agents",
  },
  {
    pattern: "pipelineagent.azurecr.io",
    scheme: "",
    port: 443,
    service: "Download agent",
    use: "images and agents",
  },
  {
    pattern: "ecpacr.azurecr.io",
    scheme: "",
    port: 443,
    service: "Download agent",
    use: "images and agents",
  },
  {
    pattern: "*.prod.microsoftmetrics.com",
    scheme: "",
    port: 443,
    service: "Metrics and health monitoring",
    use: "metrics, telemetry",
  },
  {
    pattern: "*.prod.hot.ingestion.msftcloudes.com",
    scheme: "",
    port: 443,
    service: "Metrics and health monitoring",
    use: "metrics, telemetry",
  },
  {
    pattern: "dc.services.visualstudio.com",
    scheme: "",
    port: 443,
    service: "Metrics and health monitoring",
    use: "metrics, telemetry",
  },
  {
    pattern: "*.prod.warm.ingest.monitor.core.windows.net",
    scheme: "",
    port: 443,
    service: "Metrics and health monitoring",
    use: "metrics, telemetry",
  },
  {
    pattern: "gcs.prod.monitoring.core.windows.net",
    scheme: "",
    port: 443,
    service: "Metrics and health monitoring",
    use: "metrics, telemetry",
  },
  {
    pattern: "*.blob.core.windows.net",
    scheme: "",
    port: 443,
    service: "TCP",
    use: "resource bridge images",
  },
  {
    pattern: "*.dl.delivery.mp.microsoft.com",
    scheme: "",
    port: 443,
    service: "TCP",
    use: "resource bridge images",
  },
  {
    pattern: "*.do.dsp.mp.microsoft.com",
    scheme: "",
    port: 443,
    service: "TCP",
    use: "resource bridge images",
  },
  {
    pattern: "azurearcfork8sdev.azurecr.io",
    scheme: "https",
    port: 443,
    service: "Kubernetes",
    use: "Arc for Kubernetes images",
  },
  {
    pattern: "adhs.events.data.microsoft.com",
    scheme: "https",
    port: 443,
    service: "Telemetry",
    use: "diagnostics from control plane nodes (appliance operating system, mariner)",
  },
  {
    pattern: "v20.events.data.microsoft.com",
    scheme: "https",
    port: 443,
    service: "Telemetry",
    use: "diagnostics from the Windows Server host",
  },
  {
    pattern: "gcr.io",
    scheme: "",
    port: 443,
    service: "Google container registry",
    use: "official Kubernetes artifacts, base images",
  },
  {
    pattern: "pypi.org",
    scheme: "",
    port: 443,
    service: "Python package",
    use: "Kubernetes and Python version check",
  },
  {
    pattern: "*.pypi.org",
    scheme: "",
    port: 443,
    service: "Python package",
    use: "Kubernetes and Python version check",
  },
  {
    pattern: "hybridaks.azurecr.io",
    scheme: "https",
    port: 443,
    service: "Container image",
    use: "HybridAKS operator image",
  },
  {
    pattern: "aka.ms",
    scheme: "",
    port: 443,
    service: "az extensions",
    use: "Azure CLI extensions akshybrid, connectedk8s",
  },
  {
    pattern: "*.login.microsoft.com",
    scheme: "",
    port: 443,
    service: "Azure",
    use: "Azure Resource Manager tokens",
  },
  {
    pattern: "sts.windows.net",
    scheme: "",
    port: 443,
    service: "Azure Arc",
    use: "cluster connect, custom location",
  },
  {
    pattern: "hybridaksstorage.z13.web.core.windows.net",
    scheme: "",
    port: 443,
    service: "Azure Stack HCI",
    use: "AKSHCI static web site",
  },
  {
    pattern: "raw.githubusercontent.com",
    scheme: "",
    port: 443,
    service: "GitHub",
    use: "GitHub content",
  },
  {
    pattern: "www.microsoft.com",
    scheme: "",
    port: 80,
    service: "Microsoft official web site",
    use: "web site check",
  },
  {
    pattern: "*.prod.do.dsp.mp.microsoft.com",
    scheme: "",
    port: 443,
    service: "Microsoft Update",
    use: "resource bridge images",
  },
  {
    pattern: "files.pythonhosted.org",
    scheme: "",
    port: 443,
    service: "Python package",
    use: "Python packages",
  },
];
