import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import '../base.css'
import s from './gallery.module.css'
import { installPressStyle } from '../press-style'
import { setTheme, type Theme } from '../theme'
import { Button } from '../button'
import { IconButton } from '../icon-button'
import { Segmented } from '../segmented'
import { TextInput } from '../text-input'
import { NumberInput } from '../number-input'
import { SelectField } from '../select-field'
import { ComboField } from '../combo-field'
import { Checkbox } from '../checkbox'
import { SwitchField } from '../switch-field'
import { TextArea } from '../text-area'
import { Dialog } from '../dialog'
import { MenuButton } from '../menu-button'
import { ContextMenu } from '../context-menu'
import { Tabs } from '../tabs'
import { Tree } from '../tree'
import type { TreeNode } from '../tree-node'
import { SeverityIcon } from '../severity-icon'
import { SeverityChip } from '../severity-chip'
import { Badge } from '../badge'
import { Notice } from '../notice'
import { EmptyState } from '../empty-state'
import { Panels } from '../panels'
import { Panel } from '../panel'
import { PanelSeparator } from '../panel-separator'
import { Kbd } from '../kbd'
import { Spinner } from '../spinner'
import { ToastRegion } from '../toast-region'
import { toasts } from '../toasts'
import { CommandList } from '../command-list'
import { CopyButton } from '../copy-button'
import { Card } from '../card'
import { CountPill } from '../count-pill'
import { Icon } from '../icon'
import { icons, type IconName } from '../icons'

installPressStyle()
const q = new URLSearchParams(location.search)
setTheme((q.get('theme') ?? 'light') as Theme)
;(window as any).log = []
const log = (...a: unknown[]) => (window as any).log.push(a)
;(window as any).toasts = toasts

const nodes: TreeNode[] = [
  { id: 'internet', label: 'Internet', icon: 'globe', family: 'outside' },
  { id: 'ph', label: 'Plant Hamburg', icon: 'building-2', family: 'outside', isStrong: true, severity: 'error', severityWord: '1 error inside', children: [
    { id: 'rt', label: 'rt-hh-01', icon: 'router', family: 'routing' },
    { id: 'nn', label: 'node-net', icon: 'minus', family: 'switching', value: '10.20.30.0/26', severity: 'info', children: [
      { id: 'vnet1', label: 'vnet1', icon: 'network', family: 'address', severity: 'error' },
      { id: 'dhcp', label: 'dhcp-01', icon: 'list', family: 'address', severity: 'error' } ] },
    { id: 'hci1', label: 'hci-01', icon: 'server', family: 'compute', value: '.51', children: [
      { id: 'w3', label: 'plant-a-w3-with-a-very-long-name-indeed', icon: 'cpu', family: 'compute', value: '.8', severity: 'warning' } ] },
    { id: 'hci2', label: 'hci-02', icon: 'server', family: 'compute', value: '.52', children: [{ id: 'x', label: 'x' }] },
    { id: 'pa', label: 'plant-a', icon: 'hexagon', family: 'services', value: '7 nodes' } ] },
]
const big: TreeNode[] = [{ id: 'root', label: 'Big', isStrong: true, children: Array.from({ length: 3000 }, (_, i) => ({ id: 'n' + i, label: 'node ' + i, icon: 'cpu' as IconName, family: 'compute' as const, value: '10.0.' + (i >> 8) + '.' + (i & 255) })) }]

function Gallery() {
  const [view, setView] = useState<'a' | 'b' | 'c' | 'd'>('a')
  const [tab, setTab] = useState<'p' | 'a' | 'r'>('p')
  const [ip, setIp] = useState('10.20.30.6')
  const [vlan, setVlan] = useState<number | null>(30)
  const [sel, setSel] = useState<string | null>('static')
  const [combo, setCombo] = useState<string | null>('nn')
  const [dns, setDns] = useState<string | null>('10.20.1.10')
  const [chk, setChk] = useState(true)
  const [dlg, setDlg] = useState<string | null>(q.get('dialog'))
  const [tsel, setTsel] = useState<ReadonlySet<string>>(new Set([q.get('big') ? 'n1500' : 'vnet1']))
  const [texp, setTexp] = useState<ReadonlySet<string>>(new Set(['ph', 'nn', 'hci1', 'root']))
  const menu = [
    { id: 'open', label: 'Rename', icon: 'pencil' as const, shortcut: 'F2', onAction: () => log('rename') },
    { id: 'dup', label: 'Duplicate', icon: 'copy' as const, shortcut: 'Ctrl D', onAction: () => log('dup') },
    { id: 'sub', label: 'Add to', icon: 'layers' as const, entries: [{ id: 's1', label: 'Layer one', onAction: () => log('s1') }, { id: 's2', label: 'Layer two', isChecked: true }] },
    { kind: 'separator' as const, id: 'sep' },
    { kind: 'section' as const, id: 'sec', label: 'Show', entries: [{ id: 'g', label: 'Grid', isChecked: true }, { id: 'm', label: 'Minimap', isChecked: false }] },
    { id: 'lock', label: 'Freeze', icon: 'lock' as const, isDisabled: true, description: 'Deploy it first' },
    { id: 'del', label: 'Delete vnet1', icon: 'trash-2' as const, shortcut: 'Del', isDanger: true, onAction: () => log('del') },
  ]
  return (
    <>
      <main className={s.page}>
        <h1 style={{position:"absolute",right:0,bottom:0}}>Gallery</h1>
        <section className={s.col} aria-label="Buttons">
          <div className={s.row}><Button variant="primary" icon="presentation">Review</Button><Button icon="message-square">Comments <CountPill value={3} label="comments" /></Button><Button variant="ghost" icon="undo-2">Undo change VIP pool end</Button></div>
          <div className={s.row}><Button size="sm" variant="primary">Preview fix</Button><Button size="sm" icon="upload">CSV</Button><Button size="sm" variant="ghost">Ghost</Button><Button variant="danger-ghost" icon="trash-2">Delete</Button><Button variant="link" icon="wand-sparkles">Fix all of a kind</Button></div>
          <div className={s.row}><Button isDisabled>Disabled</Button><Button variant="primary" isPending>Checking</Button><MenuButton label="View" entries={menu}><Button iconAfter="chevron-down">Menu</Button></MenuButton><Button onPress={() => setDlg('window')}>Dialog</Button><Button onPress={() => setDlg('palette')}>Palette</Button></div>
          <div className={s.row}><IconButton icon="mouse-pointer-2" label="Select" shortcut="V" isSelected /><IconButton icon="hand" label="Pan" shortcut="H" isSelected={false} /><IconButton icon="moon" label="Dark theme" /><IconButton icon="ellipsis" label="More" size={24} /><IconButton icon="trash-2" label="Delete" tone="danger" /><IconButton icon="x" label="Off" isDisabled /><CopyButton text="hello" /><Spinner label="Loading" /><Kbd keys="Ctrl K" /></div>
          <Segmented label="View" value={view} onChange={setView} options={[{ id: 'a', label: 'Physical' }, { id: 'b', label: 'Addresses' }, { id: 'c', label: 'Kubernetes' }, { id: 'd', label: 'Routes' }]} />
          <Segmented label="Time" size="sm" value={view} onChange={setView} options={[{ id: 'a', label: 'Before' }, { id: 'b', label: 'Both' }, { id: 'c', label: 'After' }]} />
          <div className={s.row}>{(['error', 'warning', 'info', 'pass'] as const).map((x) => <SeverityChip key={x} severity={x} />)}</div>
          <div className={s.row}>{(['error', 'warning', 'info'] as const).map((x, i) => <SeverityChip key={x} severity={x} count={i + 1} />)}{(['error', 'warning', 'info'] as const).map((x) => <Badge key={x} severity={x} count={2} />)}{(['error', 'warning', 'info', 'pass'] as const).map((x) => <SeverityIcon key={x} severity={x} />)}</div>
          <div className={s.row}>{(['error', 'warning', 'info'] as const).map((x, i) => <SeverityChip key={x} look="plain" severity={x} count={i + 1} />)}<SeverityIcon severity="pass" withWord word="21 rules pass here" /><CountPill value={4} tone="error" /></div>
          <div className={s.cardwrap}><span className="mono">10.20.30.6/26</span><Badge severity="error" count={1} isCorner /></div>
          <Notice severity="error" code="UL-DHCP-009"><span className="mono">10.20.30.33</span> of the VIP pool can be leased by <strong>hmi-scope</strong>. The server may give it to a device while the cluster answers on it.</Notice>
          <Notice severity="warning" title="MTU differs" actions={<Button size="sm">Set to 1500</Button>}>plant-a-w3 uses 9000, eight others 1500.</Notice>
          <Notice severity="pass" title="Decided">The pool ends at .32.</Notice>
        </section>
        <section className={s.inspector} aria-label="Fields">
          <div className={s.two}><TextInput label="Address prefix" mono value="10.20.30.0/26" /><NumberInput label="VLAN ID" value={vlan} min={1} max={4094} id="vlan" onCommit={(v) => { log('vlan', v); setVlan(v) }} /></div>
          <TextInput label="Gateway" id="ip" mono value={ip} onInput={(t) => log('input', t)} onCommit={(t) => { log('commit', t); if (t === 'bad') return false; setIp(t); return }} trailing={<span className="mono">10.20.30.6/26</span>} />
          <TextInput label="Node VM pool" note="27 addresses, 16 needed" mono value="10.20.30.2 – 10.20.30.28" help="Two blocks may be given, with a comma." />
          <TextInput label="Virtual IP pool" note="5 addresses, 3 needed" mono value="10.20.30.29 – 10.20.30.33" error={<>Overlaps hmi-scope (<span className="mono">.33–.47</span>) in one address.</>} />
          <TextInput label="MTU" mono value="9000" unit="bytes" warning="Eight others use 1500." />
          <TextInput label="Control plane address" mono value="10.20.30.29" lockedReason="Changing it needs a redeployment." />
          <SelectField label="Allocation" value={sel} onChange={setSel} options={[{ id: 'static', label: 'Static IP', description: 'Pools in the logical network' }, { id: 'dhcp', label: 'DHCP' }, { id: 'no', label: 'None', isDisabled: true }]} />
          <SelectField label="Locked choice" value={sel} onChange={setSel} lockedReason="Deployed." options={[{ id: 'static', label: 'Static IP' }]} />
          <ComboField label="Segment" id="seg" value={combo} onChange={(v) => { log('combo', v); setCombo(v) }} options={[{ id: 'nn', label: 'node-net', value: '10.20.30.0/26', icon: 'minus' }, { id: 'cn', label: 'core-net', value: '10.20.1.0/24', icon: 'minus' }]} />
          <ComboField label="DNS server" mono value={dns} onChange={(v) => { log('dns', v); setDns(v) }} onCustom={(v) => { log('dnsc', v); setDns(v) }} options={[{ id: '1.1.1.1', label: '1.1.1.1' }, { id: '10.20.1.10', label: '10.20.1.10' }]} />
          <Checkbox label="Untagged traffic" isSelected={chk} onChange={setChk} help="Native VLAN 1" />
          <Checkbox label="Some" isIndeterminate isSelected={false} onChange={() => {}} />
          <Checkbox label="Off" isSelected={false} onChange={() => {}} />
          <SwitchField label="Show ports" isSelected={chk} onChange={setChk} />
          <TextArea label="Notes" value={'Two uplinks, switch embedded teaming.\nAsk Jan.'} />
          <TextInput label="Filter" isLabelHidden icon="search" placeholder="Insert element" value="" trailing={<Kbd keys="I" />} />
        </section>
        <section className={s.col} aria-label="Lists">
          <div className={s.tree}><Tree label="Outline" nodes={q.get('big') ? big : nodes} selectedIds={tsel} onSelectionChange={(x) => { log('sel', [...x]); setTsel(x) }} expandedIds={texp} onExpandedChange={setTexp} onAction={(x) => log('act', x)} menuFor={(id) => [{ id: 'r', label: 'Rename ' + id, onAction: () => log('ren', id) }, ...menu]} /></div>
          <ContextMenu label="Canvas" entries={() => menu}><div data-testid="ctx"><Card>Right-click me</Card></div></ContextMenu>
          <Card onPress={() => log('card')}><strong>AKS Edge Essentials</strong><p>One PC or a few</p></Card>
          <Card look="dashed">Drop a file here</Card>
          <div className={s.split}><Panels id="g" orientation="horizontal"><Panel id="l" defaultSize={90} minSize={60} isCollapsible onSizeChange={(x) => log('px', x)} onCollapsedChange={(c) => log('collapsed', c)}><div className={s.cell}>Left</div></Panel><PanelSeparator label="Resize left" /><Panel id="m" minSize={60}><div className={s.cell}>Middle</div></Panel></Panels></div>
          <Card padding="none"><EmptyState icon="list-checks" title="No problems" action={{ label: 'Check again', icon: 'refresh-cw', onPress: () => {} }}>Findings of 314 rules stand here, for example an address that is given twice.</EmptyState></Card>
        </section>
        <section className={s.col} aria-label="Icons">
          <Notice layout="bar" severity="info" icon="life-buoy" title="Recovered: Plant Bremen" actions={<><Button>Show what changed</Button><Button variant="primary">Open</Button></>}>All 212 edits are in the file. Nothing was lost.</Notice>
          <div className={s.row}>{(Object.keys(icons) as IconName[]).map((n) => <Icon key={n} name={n} />)}</div>
          <Card padding="none"><CommandList label="Commands" entries={commands} onRun={(id) => log('run', id)} /></Card>
        </section>
        <div className={s.drawer}><Tabs label="Drawer" value={tab} onChange={setTab} onTabPress={(t) => log('tab', t)} tabs={[{ id: 'p', label: 'Problems', count: 4, countTone: 'error', countLabel: 'problems', content: <p>Problems</p> }, { id: 'a', label: 'Addresses', content: <p>Addresses</p>, keepsMounted: true }, { id: 'r', label: 'Routes', content: <p>Routes</p> }]} actions={<><IconButton icon="maximize-2" label="Maximise" /><IconButton icon="chevron-down" label="Collapse" /></>} /></div>
      </main>
      <Dialog isOpen={dlg === 'window'} onOpenChange={() => setDlg(null)} title="Waive UL-CAP-008" description="The finding stays in the list as waived." actions={<><Button variant="ghost" onPress={() => setDlg(null)}>Cancel</Button><Button variant="primary">Waive</Button></>}><TextInput label="Reason" value="" /></Dialog>
      <Dialog isOpen={dlg === 'palette'} onOpenChange={() => setDlg(null)} title="Commands" look="palette"><CommandList label="Commands" entries={commands} onRun={(id) => log('run', id)} /></Dialog>
      <ToastRegion />
    </>
  )
}
const commands = [
  { id: 'u', label: 'Undo change VIP pool end', group: 'Edit', icon: 'undo-2' as const, shortcut: 'Ctrl Z' },
  { id: 'd', label: 'Duplicate', group: 'Edit', icon: 'copy' as const, shortcut: 'Ctrl D' },
  { id: 't', label: 'Trace from plant-a-w1', group: 'Analyse', icon: 'waypoints' as const },
  { id: 'e', label: 'Export as SVG', group: 'File', icon: 'download' as const, keywords: ['picture', 'save'] },
  { id: 'v', label: 'vnet1', group: 'Elements', icon: 'network' as const, hint: '10.20.30.0/26' },
]
createRoot(document.getElementById('root')!).render(<Gallery />)
