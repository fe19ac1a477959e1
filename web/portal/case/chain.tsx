import { useState } from 'react';
import { Select, Mark, None, Panel, Table } from '../parts/parts';
import { useWords } from '../app/i18n';
import type { Members } from './types';

interface Path {
  addresses: string[];
  label: string;
  share: number;
}

interface Category {
  name: string;
  incoming: boolean;
  share: number;
  direct: number;
  confidence: number;
  paths: Path[];
}

interface Movement {
  hash: string;
  at: string;
  incoming: boolean;
  counterparty: string;
  amount: number;
  asset: string;
  label: string | null;
  flagged: boolean;
}

interface Traffic {
  received: number;
  sent: number;
  balance: number;
  count: number;
  first: string | null;
  last: string | null;
  movements: Movement[];
  complete: boolean;
  source: string;
}

interface Listed {
  address: string;
  name: string;
  list: string;
  programme: string | null;
  listing: string;
  hops: number;
}

function short(address: string): string {
  return address.length > 14 ? `${address.slice(0, 7)}…${address.slice(-5)}` : address;
}

const WIDE = 130;
const HIGH = 46;

/** The paths that carried most, as a graph that reads from the address outwards. The table below
 * says the same in words. */
function Graph({ paths, label }: { paths: Path[]; label: string }) {
  const nodes = new Map<string, { x: number; y: number; text: string; flag: boolean }>();
  const edges: [string, string, number][] = [];
  const rows: number[] = [];
  for (const path of paths) {
    path.addresses.forEach((address, at) => {
      const isLast = at === path.addresses.length - 1;
      if (!nodes.has(address)) {
        const row = rows[at] ?? 0;
        rows[at] = row + 1;
        nodes.set(address, { x: at, y: row, text: isLast ? path.label : short(address), flag: isLast });
      }
      const before = path.addresses[at - 1];
      if (before) edges.push([before, address, path.share]);
    });
  }
  const width = rows.length * (WIDE + 50);
  const height = Math.max(...rows, 1) * (HIGH + 14) + 10;
  const place = (id: string) => {
    const node = nodes.get(id);
    return { x: (node?.x ?? 0) * (WIDE + 50), y: (node?.y ?? 0) * (HIGH + 14) + 5 };
  };
  return (
    <div className="scroll" role="group" aria-label={label} tabIndex={0}>
      <svg className="graph" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
        {edges.map(([from, to, share], at) => {
          const a = place(from);
          const b = place(to);
          const middle = (a.x + WIDE + b.x) / 2;
          return (
            <path
              key={at}
              d={`M${a.x + WIDE} ${a.y + HIGH / 2} C${middle} ${a.y + HIGH / 2} ${middle} ${b.y + HIGH / 2} ${b.x} ${b.y + HIGH / 2}`}
              strokeWidth={1 + share * 8}
            />
          );
        })}
        {[...nodes].map(([id, node]) => {
          const { x, y } = place(id);
          return (
            <g key={id} className={node.flag ? 'flag' : ''}>
              <rect x={x} y={y} width={WIDE} height={HIGH} rx={8} />
              <text x={x + WIDE / 2} y={y + HIGH / 2 + 4} textAnchor="middle">
                {node.text}
              </text>
              <title>{id}</title>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** What is known of a blockchain address: lists, money, exposure. */
export function ChainPanel({ finding }: { finding: Members }) {
  const { t, number, when } = useWords();
  const [direction, setDirection] = useState('in');
  const traffic = finding['traffic'] as Traffic | null;
  const listed = (finding['listed'] ?? []) as Listed[];
  const all = (finding['categories'] ?? []) as Category[];
  const categories = all.filter((category) => category.incoming === (direction === 'in'));
  const paths = categories.flatMap((category) => category.paths).slice(0, 12);
  const percent = (share: number) => `${number(Math.round(share * 1000) / 10)} %`;
  return (
    <>
      <Panel title={t('chain_lists')}>
        {listed.length ? (
          <Table label={t('chain_lists')} head={[t('address'), t('name'), t('list'), t('hops')]}>
            {listed.map((one) => (
              <tr key={one.listing + one.address}>
                <td>
                  <code title={one.address}>{short(one.address)}</code>
                </td>
                <td>
                  <bdi>{one.name}</bdi>
                </td>
                <td>
                  {one.list} {one.programme}
                </td>
                <td>
                  <Mark tone={one.hops === 0 ? 'bad' : 'warn'}>{number(one.hops)}</Mark>
                </td>
              </tr>
            ))}
          </Table>
        ) : (
          <p>{t('not_listed')}</p>
        )}
      </Panel>
      <Panel
        title={t('exposure')}
        aside={
          <Select
            label={t('direction')}
            hideLabel
            value={direction}
            options={[
              { id: 'in', text: t('money_in') },
              { id: 'out', text: t('money_out') },
            ]}
            onChange={setDirection}
          />
        }
      >
        {categories.length ? (
          <>
            <Table
              label={t('exposure')}
              head={[t('owner'), t('share'), t('direct'), t('indirect'), t('confidence')]}
            >
              {categories.map((category) => (
                <tr key={category.name}>
                  <th scope="row">{category.name}</th>
                  <td>
                    <meter min={0} max={1} value={category.share} aria-label={percent(category.share)} />{' '}
                    {percent(category.share)}
                  </td>
                  <td>{percent(category.direct)}</td>
                  <td>{percent(Math.max(0, category.share - category.direct))}</td>
                  <td>{percent(category.confidence)}</td>
                </tr>
              ))}
            </Table>
            {paths.length > 0 && (
              <>
                <h3>{t('paths')}</h3>
                <Graph paths={paths} label={t('paths')} />
                <Table label={t('paths')} head={[t('way'), t('ends_at'), t('share')]}>
                  {paths.map((path, at) => (
                    <tr key={at}>
                      <td>
                        <code>{path.addresses.map(short).join(' → ')}</code>
                      </td>
                      <td>{path.label}</td>
                      <td>{percent(path.share)}</td>
                    </tr>
                  ))}
                </Table>
              </>
            )}
          </>
        ) : (
          <p className="hint">{t('no_exposure')}</p>
        )}
      </Panel>
      {traffic && (
        <Panel title={t('traffic')}>
          <dl className="members">
            {(
              [
                [t('balance'), number(traffic.balance)],
                [t('received'), number(traffic.received)],
                [t('sent'), number(traffic.sent)],
                [t('movements'), number(traffic.count)],
                [t('first'), when(traffic.first)],
                [t('last'), when(traffic.last)],
                [t('source'), traffic.source],
              ] as const
            ).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value || <None />}</dd>
              </div>
            ))}
          </dl>
          <Table label={t('movements')} head={[t('time'), t('direction'), t('counterparty'), t('amount')]}>
            {traffic.movements.slice(0, 50).map((movement) => (
              <tr key={movement.hash + movement.counterparty + movement.amount}>
                <td>{when(movement.at)}</td>
                <td>{movement.incoming ? t('money_in') : t('money_out')}</td>
                <td>
                  <code title={movement.counterparty}>{short(movement.counterparty)}</code>{' '}
                  {movement.label && <Mark tone={movement.flagged ? 'bad' : 'none'}>{movement.label}</Mark>}
                </td>
                <td>
                  {number(movement.amount)} {movement.asset}
                </td>
              </tr>
            ))}
          </Table>
        </Panel>
      )}
    </>
  );
}
