import { useCallback, useEffect, useRef, useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { Link, useLocation, useSearch } from 'wouter';
import { call, type Problem, useLoad } from '../app/api';
import { useWords } from '../app/i18n';
import { type Line, Standing, usePlan } from '../app/lines';
import { useMay, usePerson, useSession } from '../app/session';
import {
  Button,
  Dialog,
  Empty,
  None,
  Pending,
  Problems,
  Screen,
  Select,
  Table,
  TextField,
  useAct,
  useNotice,
} from '../parts/parts';

const FILTERS = ['surface', 'state', 'verdict', 'status', 'assignee', 'q', 'from', 'until', 'sort'];
const SURFACES = ['identity', 'diligence', 'sessions', 'workflows'];
const VERDICTS = ['CLEAR', 'REVIEW', 'REJECT'];
const STATUSES = ['AWAITING_EVIDENCE', 'QUEUED', 'RUNNING', 'WAITING', 'DONE', 'FAILED', 'EXPIRED'];

interface View {
  id: string;
  name: string;
  query: string;
}

/** All pages of a list, one after the other. */
function usePages(query: string) {
  const [lines, setLines] = useState<Line[]>();
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem>();
  const [turn, setTurn] = useState(0);
  const wanted = useRef(query);
  const load = useCallback((asked: string, after: string | null) => {
    const path = `/verifications?${asked}${after ? `&after=${after}` : ''}`;
    call<{ data: Line[]; next: string | null }>('GET', path).then(
      (page) => {
        if (wanted.current !== asked) return;
        setProblem(undefined);
        setLines((before) => (after ? [...(before ?? []), ...page.data] : page.data));
        setNext(page.next);
      },
      (wrong) => wanted.current === asked && setProblem(wrong),
    );
  }, []);
  useEffect(() => {
    wanted.current = query;
    load(query, null);
  }, [query, turn, load]);
  return { lines, next, problem, more: () => load(query, next), reload: () => setTurn((n) => n + 1) };
}

function Choice({
  label,
  name,
  values,
  text,
  filters,
  change,
}: {
  label: string;
  name: string;
  values: string[];
  text: (value: string) => string;
  filters: URLSearchParams;
  change: (name: string, value: string) => void;
}) {
  const { t } = useWords();
  return (
    <Select
      label={label}
      value={filters.get(name) ?? ''}
      options={[{ id: '', text: t('any') }, ...values.map((id) => ({ id, text: text(id) }))]}
      onChange={(value) => change(name, value)}
    />
  );
}

function Filters({
  filters,
  change,
}: {
  filters: URLSearchParams;
  change: (name: string, value: string) => void;
}) {
  const { t, word } = useWords();
  const { me } = useSession();
  const [search, setSearch] = useState(filters.get('q') ?? '');
  const box = useRef<HTMLDivElement>(null);
  const wantsFocus = filters.has('search');
  useEffect(() => {
    if (wantsFocus) box.current?.querySelector('input')?.focus();
  }, [wantsFocus]);
  const asked = filters.get('q') ?? '';
  useEffect(() => setSearch(asked), [asked]);
  useEffect(() => {
    if (search === asked) return;
    const timer = setTimeout(() => change('q', search), 350);
    return () => clearTimeout(timer);
  }, [search, asked, change]);
  return (
    <div className="filters" role="search" aria-label={t('filters')}>
      <div ref={box} className="search">
        <TextField label={t('search')} hint={t('search_hint')} type="search" value={search} onChange={setSearch} />
      </div>
      <Choice
        label={t('state')}
        name="state"
        values={['to_review', 'accepted', 'rejected']}
        text={(one) => word('state', one)}
        {...{ filters, change }}
      />
      <Choice
        label={t('surface')}
        name="surface"
        values={SURFACES}
        text={(one) => word('surface', one)}
        {...{ filters, change }}
      />
      <Choice
        label={t('verdict_label')}
        name="verdict"
        values={VERDICTS}
        text={(one) => word('verdict', one)}
        {...{ filters, change }}
      />
      <Choice
        label={t('status_label')}
        name="status"
        values={STATUSES}
        text={(one) => word('status', one)}
        {...{ filters, change }}
      />
      <Select
        label={t('assignee')}
        value={filters.get('assignee') ?? ''}
        options={[
          { id: '', text: t('any') },
          { id: 'me', text: t('me') },
          { id: 'none', text: t('nobody') },
          ...me.people.filter((p) => p.id !== me.id).map((p) => ({ id: p.id, text: p.name })),
        ]}
        onChange={(value) => change('assignee', value)}
      />
      <TextField label={t('from')} type="date" value={filters.get('from') ?? ''} onChange={(v) => change('from', v)} />
      <TextField label={t('until')} type="date" value={filters.get('until') ?? ''} onChange={(v) => change('until', v)} />
      <Select
        label={t('sort')}
        value={filters.get('sort') ?? ''}
        options={[
          { id: '', text: t('newest') },
          { id: 'oldest', text: t('oldest') },
        ]}
        onChange={(value) => change('sort', value)}
      />
    </div>
  );
}

function Views({ query, open }: { query: string; open: (query: string) => void }) {
  const { t } = useWords();
  const { data, reload } = useLoad<View[]>('/views');
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const { busy, problem, act } = useAct();
  return (
    <div className="views">
      {data?.map((view) => (
        <span key={view.id} className="view">
          <Button look={view.query === query ? 'primary' : 'plain'} onPress={() => open(view.query)}>
            {view.name}
          </Button>
          <Button
            look="quiet"
            aria-label={t('drop_view', { name: view.name })}
            onPress={() =>
              act(async () => {
                await call('DELETE', `/views/${view.id}`);
                reload();
              })
            }
          >
            ✕
          </Button>
        </span>
      ))}
      <Button look="quiet" onPress={() => setNaming(true)}>
        {t('keep_view')}
      </Button>
      <Dialog title={t('keep_view')} open={naming} onClose={() => setNaming(false)}>
        <form noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void act(async () => {
              await call('POST', '/views', { name, query });
              setNaming(false);
              setName('');
              reload();
            });
          }}
        >
          <Problems problem={problem} />
          <TextField label={t('name')} value={name} onChange={setName} required autoFocus />
          <Button type="submit" look="primary" isPending={busy}>
            {t('keep')}
          </Button>
        </form>
      </Dialog>
    </div>
  );
}

function Assign({ ids, done }: { ids: string[]; done: (count: number) => void }) {
  const { t } = useWords();
  const { me } = useSession();
  const [to, setTo] = useState(me.id);
  const { busy, problem, act } = useAct();
  return (
    <div className="bulk" role="group" aria-label={t('marked', { count: ids.length })}>
      <span>{t('marked', { count: ids.length })}</span>
      <Select
        label={t('assign_to')}
        hideLabel
        value={to}
        options={[
          ...me.people.filter((p) => p.active).map((p) => ({ id: p.id, text: p.name })),
          { id: '', text: t('nobody') },
        ]}
        onChange={setTo}
      />
      <Button
        isPending={busy}
        onPress={() =>
          act(async () => {
            const { assigned } = await call<{ assigned: number }>('POST', '/verifications/assign', {
              ids,
              ...(to ? { user: to } : {}),
            });
            done(assigned);
          })
        }
      >
        {t('assign')}
      </Button>
      <Problems problem={problem} />
    </div>
  );
}

function Mark({ label, on, set }: { label: string; on: boolean; set: (on: boolean) => void }) {
  return (
    <Checkbox className="check" aria-label={label} isSelected={on} onChange={set}>
      <span className="box" aria-hidden="true" />
    </Checkbox>
  );
}

/** Every verification of every surface. What is filtered stands in the address bar. */
export default function Transactions() {
  const { t, when } = useWords();
  const [, go] = useLocation();
  const filters = new URLSearchParams(useSearch());
  const query = new URLSearchParams(
    FILTERS.flatMap((name) => (filters.get(name) ? [[name, filters.get(name) ?? '']] : [])),
  ).toString();
  const { lines, next, problem, more, reload } = usePages(query);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [notice, tell] = useNotice();
  const mayWork = useMay('ANALYST');
  const plan = usePlan();
  const person = usePerson();
  useEffect(() => setMarked(new Set()), [query]);
  const change = useCallback(
    (name: string, value: string) => {
      const changed = new URLSearchParams(query);
      if (value) changed.set(name, value);
      else changed.delete(name);
      go(`/transactions${changed.size ? `?${changed}` : ''}`, { replace: true });
    },
    [query, go],
  );
  const toggle = (id: string, on: boolean) => {
    const changed = new Set(marked);
    if (on) changed.add(id);
    else changed.delete(id);
    setMarked(changed);
  };
  return (
    <Screen
      title={t('transactions')}
      actions={
        mayWork && (
          <a className="button plain" href={`/compliance/api/verifications.csv?${query}`} download>
            {t('export_csv')}
          </a>
        )
      }
    >
      <Views query={query} open={(wanted) => go(`/transactions?${wanted}`)} />
      <Filters filters={filters} change={change} />
      {marked.size > 0 && (
        <Assign
          ids={[...marked]}
          done={(count) => {
            setMarked(new Set());
            tell(t('assigned_count', { count }));
            reload();
          }}
        />
      )}
      {notice}
      {!lines || problem ? (
        <Pending problem={problem} onRetry={reload} />
      ) : lines.length === 0 ? (
        <Empty title={t('nothing_found')}>{query ? t('nothing_found_why') : t('nothing_yet_why')}</Empty>
      ) : (
        <>
          <Table
            label={t('transactions')}
            head={[
              ...(mayWork
                ? [
                    <Mark
                      key="all"
                      label={t('mark_all')}
                      on={marked.size === lines.length}
                      set={(on) => setMarked(new Set(on ? lines.map((l) => l.id) : []))}
                    />,
                  ]
                : []),
              t('subject'),
              t('kind'),
              t('reference'),
              t('state'),
              t('assignee'),
              t('ordered'),
            ]}
          >
            {lines.map((line) => (
              <tr key={line.id}>
                {mayWork && (
                  <td>
                    <Mark
                      label={t('mark_one', { name: line.subject })}
                      on={marked.has(line.id)}
                      set={(on) => toggle(line.id, on)}
                    />
                  </td>
                )}
                <td>
                  <Link href={`/transactions/${line.id}`}>
                    <bdi>{line.subject || plan(line.plan)}</bdi>
                  </Link>
                </td>
                <td>{plan(line.plan)}</td>
                <td>{line.reference ? <bdi>{line.reference}</bdi> : <None />}</td>
                <td>
                  <Standing line={line} />
                </td>
                <td>{line.assignee ? person(line.assignee) : <None />}</td>
                <td>
                  <time dateTime={line.created}>{when(line.created)}</time>
                </td>
              </tr>
            ))}
          </Table>
          {next && (
            <p className="more">
              <Button onPress={more}>{t('more')}</Button>
            </p>
          )}
        </>
      )}
    </Screen>
  );
}
