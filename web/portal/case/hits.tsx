import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { call } from '../app/api';
import { useWords } from '../app/i18n';
import { useKeys } from '../app/keys';
import { useMay, usePerson, useSession } from '../app/session';
import { Button, Dialog, faultOf, Mark, None, Panel, Problems, Select, Table, TextField, tone, useAct } from '../parts/parts';
import { Value } from './members';
import type { Detail, Hit, Members, Part, Standing } from './types';

const AWAY = [
  'DIFFERENT_NAME',
  'DIFFERENT_BIRTH_DATE',
  'DIFFERENT_COUNTRY',
  'DIFFERENT_SEX',
  'DIFFERENT_NUMBER',
  'DIFFERENT_KIND',
  'NOT_RELEVANT',
  'OTHER',
];
const SAME = ['SAME_PERSON', 'OTHER'];
const DAYS = ['0', '90', '365', '730'];

export function hitsOf(detail: Detail): Hit[] {
  return detail.checks.flatMap((check) =>
    check.is === 'Hits' ? ((check.finding?.['hits'] ?? []) as Hit[]) : [],
  );
}

export function openHits(detail: Detail): Hit[] {
  return hitsOf(detail).filter((hit) => {
    const state = detail.hits[hit.id ?? '']?.state ?? 'OPEN';
    return state === 'OPEN' || state === 'REOPENED';
  });
}

function text(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

/** The subject beside the listing, field by field. */
function Beside({ subject, hit }: { subject: Members; hit: Hit }) {
  const { t } = useWords();
  const name = [subject['given_name'], subject['middle_name'], subject['surname']]
    .filter(Boolean)
    .join(' ');
  const rows: [string, string, string][] = [
    [t('name'), name || text(subject['name']), [hit.matched_name, ...hit.names.filter((n) => n !== hit.matched_name)].join('; ')],
    [t('date'), text(subject['born'] ?? subject['registered']), hit.dates.join(', ')],
    [t('country'), text(subject['nationality'] ?? subject['domicile']), hit.countries.join(', ')],
    [t('sex'), text(subject['sex']), ''],
    [t('topics'), '', hit.topics.join(', ')],
  ];
  return (
    <Table label={t('beside')} head={[t('field'), t('subject'), t('listing')]}>
      {rows
        .filter(([, left, right]) => left || right)
        .map(([field, left, right]) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>{left ? <bdi>{left}</bdi> : <None />}</td>
            <td>{right ? <bdi>{right}</bdi> : <None />}</td>
          </tr>
        ))}
    </Table>
  );
}

function Said({ standing, reload }: { standing: Standing; reload: () => void }) {
  const { t, word, when, day } = useWords();
  const { me } = useSession();
  const person = usePerson();
  const mayWork = useMay('ANALYST');
  const mayAnswer = useMay('APPROVER');
  const { busy, problem, act } = useAct();
  if (standing.state === 'OPEN') return null;
  const answer = (agrees: boolean) =>
    act(async () => {
      await call('POST', `/hit-reviews/${standing.review}/answer`, { agrees });
      reload();
    });
  return (
    <div className="said">
      <p>
        {standing.state === 'REMEMBERED' && <>{t('remembered')} </>}
        {standing.state === 'REOPENED' && <>{t('reopened')} </>}
        <strong>{word('reason', standing.reason ?? '')}</strong>
        {standing.comment && <>: {standing.comment}</>}
      </p>
      {standing.differences.length > 0 && (
        <ul>
          {standing.differences.map((one) => (
            <li key={one} dir="auto">{one}</li>
          ))}
        </ul>
      )}
      <p className="hint">
        {person(standing.maker)}, {when(standing.made)}
        {standing.checker && ` · ${t('checked_by', { name: person(standing.checker) })}`}
        {standing.expires && ` · ${t('expires_on', { day: day(standing.expires) })}`}
      </p>
      <Problems problem={problem} />
      <div className="tools">
        {standing.state === 'PROPOSED' && mayAnswer && standing.maker !== me.id && (
          <>
            <Button look="primary" isPending={busy} onPress={() => answer(true)}>
              {t('agree')}
            </Button>
            <Button isPending={busy} onPress={() => answer(false)}>
              {t('refuse')}
            </Button>
          </>
        )}
        {mayWork && (standing.state !== 'REMEMBERED' && standing.state !== 'REOPENED') && (
          <Button
            look="quiet"
            isPending={busy}
            onPress={() =>
              act(async () => {
                await call('DELETE', `/hit-reviews/${standing.review}`);
                reload();
              })
            }
          >
            {t('take_back')}
          </Button>
        )}
      </div>
    </div>
  );
}

function ReviewDialog({
  dismissed,
  hits,
  id,
  onClose,
  done,
}: {
  dismissed: boolean;
  hits: string[];
  id: string;
  onClose: () => void;
  done: (count: number) => void;
}) {
  const { t, word } = useWords();
  const { me } = useSession();
  const [reason, setReason] = useState(dismissed ? 'DIFFERENT_BIRTH_DATE' : 'SAME_PERSON');
  const [comment, setComment] = useState('');
  const [days, setDays] = useState('0');
  const { busy, problem, act } = useAct();
  const needsTwo = me.second_person.includes(dismissed ? 'DISMISS_HIT' : 'CONFIRM_HIT');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      const { reviewed } = await call<{ reviewed: number }>('POST', `/verifications/${id}/hits`, {
        hits,
        dismissed,
        reason,
        comment,
        days: Number(days),
      });
      done(reviewed);
    });
  };
  return (
    <Dialog
      title={dismissed ? t('dismiss_count', { count: hits.length }) : t('confirm_count', { count: hits.length })}
      open
      onClose={onClose}
    >
      <form noValidate onSubmit={submit}>
        {problem && !faultOf(problem, 'comment') && <Problems problem={problem} />}
        <Select
          label={t('why')}
          value={reason}
          options={(dismissed ? AWAY : SAME).map((one) => ({ id: one, text: word('reason', one) }))}
          onChange={setReason}
        />
        <TextField
          label={t('comment')}
          value={comment}
          onChange={setComment}
          multiline
          problem={faultOf(problem, 'comment')}
        />
        {dismissed && (
          <Select
            label={t('holds_for')}
            value={days}
            options={DAYS.map((one) => ({ id: one, text: word('days', one) }))}
            onChange={setDays}
          />
        )}
        <p className="hint">{dismissed ? t('dismiss_scope') : t('confirm_scope')}</p>
        {needsTwo && <p className="hint">{t('needs_second')}</p>}
        <Button type="submit" look={dismissed ? 'primary' : 'danger'} isPending={busy}>
          {dismissed ? t('dismiss') : t('confirm')}
        </Button>
      </form>
    </Dialog>
  );
}

function HitCard({
  hit,
  standing,
  detail,
  isCurrent,
  marked,
  mark,
  reload,
  say,
  focus,
}: {
  hit: Hit;
  standing: Standing | undefined;
  detail: Detail;
  isCurrent: boolean;
  marked: boolean;
  mark: (on: boolean) => void;
  reload: () => void;
  say: (dismissed: boolean) => void;
  focus: () => void;
}) {
  const { t, word } = useWords();
  const mayWork = useMay('ANALYST');
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isCurrent) card.current?.focus();
  }, [isCurrent]);
  const state = standing?.state ?? 'OPEN';
  const isOpen = state === 'OPEN' || state === 'REOPENED';
  return (
    <article
      ref={card}
      tabIndex={-1}
      className={`hit ${isCurrent ? 'current' : ''}`}
      aria-label={`${hit.matched_name}, ${hit.publisher} ${hit.list}, ${hit.score}`}
      onFocus={focus}
    >
      <header>
        {mayWork && isOpen && (
          <Checkbox className="check" isSelected={marked} onChange={mark} aria-label={t('mark_one', { name: hit.matched_name })}>
            <span className="box" aria-hidden="true" />
          </Checkbox>
        )}
        <span className="score" aria-label={t('score_of', { score: hit.score })}>
          {hit.score}
        </span>
        <div className="who">
          <h3>
            <bdi>{hit.matched_name}</bdi>
          </h3>
          <small>
            {hit.publisher} {hit.list} · <code>{hit.listing}</code>
          </small>
        </div>
        <Mark tone={tone(state)}>{word('hit_state', state)}</Mark>
      </header>
      <Beside subject={detail.subject} hit={hit} />
      <h4>{t('why_score')}</h4>
      <ol className="steps">
        {hit.why.map((step) => (
          <li key={step} dir="auto">{step}</li>
        ))}
      </ol>
      {standing && <Said standing={standing} reload={reload} />}
      <details>
        <summary>{t('record')}</summary>
        <Value value={hit.record} />
      </details>
      {mayWork && isOpen && (
        <div className="tools">
          <Button onPress={() => say(true)}>{t('dismiss')}</Button>
          <Button look="danger" onPress={() => say(false)}>
            {t('confirm')}
          </Button>
        </div>
      )}
    </article>
  );
}

/** Every hit, to be dismissed or confirmed, by mouse or by keys. */
export function HitsPanel({ detail, reload, tell }: Part) {
  const { t } = useWords();
  const hits = hitsOf(detail);
  const open = openHits(detail);
  const [current, setCurrent] = useState(-1);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [saying, setSaying] = useState<{ dismissed: boolean; hits: string[] }>();
  const mayWork = useMay('ANALYST');
  const toggle = (id: string, on: boolean) => {
    const changed = new Set(marked);
    if (on) changed.add(id);
    else changed.delete(id);
    setMarked(changed);
  };
  const say = (dismissed: boolean) => {
    const one = hits[current];
    const ids = marked.size ? [...marked] : one && open.includes(one) && one.id ? [one.id] : [];
    if (mayWork && ids.length) setSaying({ dismissed, hits: ids });
  };
  useKeys({
    j: () => setCurrent(Math.min(hits.length - 1, current + 1)),
    k: () => setCurrent(Math.max(0, current - 1)),
    x: () => {
      const id = hits[current]?.id;
      if (id && open.some((hit) => hit.id === id)) toggle(id, !marked.has(id));
    },
    d: () => say(true),
    c: () => say(false),
  });
  const screened = detail.checks.filter((check) => check.is === 'Hits');
  if (!screened.length) return null;
  const versions = screened.flatMap((check) => (check.finding?.['list_versions'] ?? []) as string[]);
  return (
    <Panel
      title={t('hits_title', { count: hits.length, open: open.length })}
      id="hits"
      aside={
        mayWork &&
        open.length > 1 && (
          <Button look="quiet" onPress={() => setMarked(new Set(open.flatMap((hit) => hit.id ?? [])))}>
            {t('mark_open')}
          </Button>
        )
      }
    >
      {marked.size > 0 && (
        <div className="bulk" role="group" aria-label={t('marked', { count: marked.size })}>
          <span>{t('marked', { count: marked.size })}</span>
          <Button onPress={() => say(true)}>{t('dismiss')}</Button>
          <Button look="danger" onPress={() => say(false)}>
            {t('confirm')}
          </Button>
          <Button look="quiet" onPress={() => setMarked(new Set())}>
            {t('unmark')}
          </Button>
        </div>
      )}
      {!hits.length && <p>{t('no_hits')}</p>}
      {hits.map((hit, at) => (
        <HitCard
          key={hit.id ?? hit.listing}
          hit={hit}
          standing={detail.hits[hit.id ?? '']}
          detail={detail}
          isCurrent={at === current}
          marked={marked.has(hit.id ?? '')}
          mark={(on) => hit.id && toggle(hit.id, on)}
          reload={reload}
          focus={() => setCurrent(at)}
          say={(dismissed) => hit.id && setSaying({ dismissed, hits: [hit.id] })}
        />
      ))}
      {versions.length > 0 && (
        <details>
          <summary>{t('list_versions')}</summary>
          <ul className="plain">
            {versions.map((version) => (
              <li key={version}>{version}</li>
            ))}
          </ul>
        </details>
      )}
      {saying && (
        <ReviewDialog
          {...saying}
          id={detail.id}
          onClose={() => setSaying(undefined)}
          done={(count) => {
            setSaying(undefined);
            setMarked(new Set());
            tell(t('reviewed_count', { count }));
            reload();
          }}
        />
      )}
    </Panel>
  );
}
