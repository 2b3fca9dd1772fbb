import { capitalised } from "#shared/kernel/words";
import {
  signOffTable,
  type Block,
  type Cell,
  type Expected,
  type TableBlock,
} from "#shared/runbook/block";
import { visibleText } from "#shared/runbook/visible-text";
import { Notice } from "../ui/notice.tsx";
import { SeverityIcon } from "../ui/severity-icon.tsx";
import { CodeView } from "./code-view.tsx";
import { InlineView } from "./inline-view.tsx";
import styles from "./runbook.module.css";

/** A block of the runbook on the screen. */
export function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case "heading":
      return (
        <p className={styles.heading}>
          <InlineView inlines={block.content} />
        </p>
      );
    case "paragraph":
      return (
        <p>
          <InlineView inlines={block.content} />
        </p>
      );
    case "list":
    case "checklist": {
      const items = block.items.map((item, i) => (
        <li key={i}>
          <InlineView inlines={item} />
        </li>
      ));
      if (block.type === "checklist") return <ul className={styles.checklist}>{items}</ul>;
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "table":
      return <TableView block={block} />;
    case "code":
      return <CodeView block={block} />;
    case "expected":
      return <ExpectedView block={block} />;
    case "notice":
      return (
        <Notice severity={block.severity} title={block.title}>
          <InlineView inlines={block.content} />
        </Notice>
      );
    case "diagram":
      return null;
    case "signOff":
      return <TableView block={signOffTable(block)} />;
  }
}

function ExpectedView({ block }: { block: Expected }) {
  return (
    <div className={styles.expected}>
      {block.match === "described" ? (
        <p>
          Expected: <InlineView inlines={block.content} />.
        </p>
      ) : (
        <>
          <p className={styles.small}>
            {block.match === "whole" ? "Expected output" : "Expected in the output"}
          </p>
          <pre className={styles.output}>{block.lines.map(visibleText).join("\n")}</pre>
        </>
      )}
      {block.otherwise ? (
        <p>
          <strong>If not:</strong> <InlineView inlines={block.otherwise} />
        </p>
      ) : null}
    </div>
  );
}

function TableView({ block }: { block: TableBlock }) {
  const { columns, rows, caption } = block;
  return (
    <table className={styles.table}>
      {caption ? (
        <caption>
          <InlineView inlines={caption} />
        </caption>
      ) : null}
      <thead>
        <tr>
          {columns.map(({ label, holds }) => (
            <th key={label} scope="col" className={holds === "number" ? styles.number : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {row.map((cell, at) => (
              <td key={at} className={cell.type === "number" ? styles.number : undefined}>
                <CellView cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CellView({ cell }: { cell: Cell }) {
  switch (cell.type) {
    case "text":
      return <InlineView inlines={cell.content} />;
    case "address":
      if (cell.text === "") return null;
      return (
        <>
          <code className={styles.value}>{visibleText(cell.text)}</code>
          {cell.automatic ? " automatic" : ""}
        </>
      );
    case "number":
      return cell.value;
    case "severity":
      return <SeverityIcon severity={cell.severity} withWord word={capitalised(cell.severity)} />;
    case "blank":
      return null;
  }
}
