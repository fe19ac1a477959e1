import { Link } from 'wouter';
import { useLoad } from '../app/api';
import { useWords } from '../app/i18n';
import { type Line, Lines } from '../app/lines';
import { Empty, Mark, Panel, Pending, Screen } from '../parts/parts';
import { TakeNext } from './queue';

interface Lists {
  excerpt: boolean;
  listings: number;
  installed: { list: string; version: string; listings: number; retrieved: string }[];
}

interface HomeData {
  waiting: number;
  mine: Line[];
  oldest: Line[];
  funnel: Record<string, number>;
  callbacks: Record<string, number>;
  lists: Lists;
  next_reviews: { id: string; at: string }[];
}

const OLD_DAYS = 7;

function Funnel({ counts }: { counts: Record<string, number> }) {
  const { t, number } = useWords();
  const sum = (is: (key: string) => boolean) =>
    Object.entries(counts)
      .filter(([key]) => key.includes('/') && is(key))
      .reduce((all, [, many]) => all + many, 0);
  const steps: [string, number][] = [
    [t('funnel_ordered'), sum(() => true)],
    [t('funnel_handed_in'), sum((key) => !key.startsWith('AWAITING') && !key.startsWith('EXPIRED'))],
    [t('funnel_judged'), sum((key) => !key.endsWith('/'))],
    [t('funnel_clear'), sum((key) => key.endsWith('/CLEAR'))],
    [t('funnel_person'), (counts['accepted'] ?? 0) + (counts['rejected'] ?? 0)],
  ];
  const most = Math.max(1, steps[0]?.[1] ?? 0);
  if (!steps[0]?.[1]) return <p className="hint">{t('nothing_today')}</p>;
  return (
    <dl className="funnel">
      {steps.map(([text, many]) => (
        <div key={text}>
          <dt>{text}</dt>
          <dd>
            <meter min={0} max={most} value={many} aria-label={text}>
              {many}
            </meter>
            {number(many)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Freshness({ lists }: { lists: Lists }) {
  const { t, ago, number } = useWords();
  if (lists.excerpt)
    return (
      <p>
        <Mark tone="warn">{t('excerpt')}</Mark> {t('excerpt_why', { count: number(lists.listings) })}{' '}
        <Link href="/settings/lists">{t('lists')}</Link>
      </p>
    );
  const oldest = lists.installed.reduce(
    (worst, list) => (list.retrieved < worst ? list.retrieved : worst),
    new Date().toISOString(),
  );
  const isOld = Date.now() - Date.parse(oldest) > OLD_DAYS * 86_400_000;
  return (
    <>
      <p>
        <Mark tone={isOld ? 'warn' : 'good'}>{isOld ? t('lists_old') : t('lists_fresh')}</Mark>{' '}
        {t('listings', { count: number(lists.listings) })}
      </p>
      <ul className="plain">
        {lists.installed.map((list) => (
          <li key={list.list}>
            {list.list} <small>{ago(list.retrieved)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

export default function Home() {
  const { t, number, day } = useWords();
  const { data, problem, reload } = useLoad<HomeData>('/home');
  if (!data)
    return (
      <Screen title={t('home')}>
        <Pending problem={problem} onRetry={reload} />
      </Screen>
    );
  const parked = data.callbacks['PARKED'] ?? 0;
  return (
    <Screen
      title={t('home')}
      lead={<p>{t('waiting_count', { count: number(data.waiting) })}</p>}
      actions={<TakeNext />}
    >
      <div className="grid">
        <Panel title={t('my_queue')}>
          {data.mine.length ? (
            <Lines lines={data.mine} label={t('my_queue')} />
          ) : (
            <Empty title={t('nothing_mine')}>{t('nothing_mine_why')}</Empty>
          )}
        </Panel>
        <Panel
          title={t('waiting_longest')}
          aside={<Link href="/transactions?state=to_review&sort=oldest">{t('all')}</Link>}
        >
          {data.oldest.length ? (
            <Lines lines={data.oldest} label={t('waiting_longest')} />
          ) : (
            <Empty title={t('nothing_waits')} />
          )}
        </Panel>
        <Panel title={t('today')}>
          <Funnel counts={data.funnel} />
        </Panel>
        <Panel title={t('lists')}>
          <Freshness lists={data.lists} />
        </Panel>
        <Panel title={t('callbacks')} aside={<Link href="/developer">{t('delivery_log')}</Link>}>
          <p>
            <Mark tone={parked ? 'bad' : 'good'}>
              {parked ? t('parked_count', { count: number(parked) }) : t('callbacks_fine')}
            </Mark>
          </p>
          <p className="hint">
            {t('delivered_count', {
              delivered: number(data.callbacks['DELIVERED'] ?? 0),
              waiting: number(data.callbacks['WAITING'] ?? 0),
            })}
          </p>
        </Panel>
        <Panel title={t('next_reviews')}>
          {data.next_reviews.length ? (
            <ul className="plain">
              {data.next_reviews.map((next) => (
                <li key={next.id}>
                  <Link href={`/transactions/${next.id}`}>{day(next.at)}</Link>
                </li>
              ))}
            </ul>
          ) : (
            <p className="hint">{t('no_next_reviews')}</p>
          )}
        </Panel>
      </div>
    </Screen>
  );
}
