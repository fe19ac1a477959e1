import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { ChecksPanels } from '../case/checks';
import { EvidencePanel } from '../case/evidence';
import { HitsPanel, openHits } from '../case/hits';
import { MemberList, Waterfall } from '../case/members';
import type { Detail, Part } from '../case/types';
import { call, useLoad } from '../app/api';
import { useWords } from '../app/i18n';
import { Standing, usePlan } from '../app/lines';
import { useKeys } from '../app/keys';
import { useMay, usePerson, useSession } from '../app/session';
import { Button, Dialog, faultOf, Mark, None, Panel, Pending, Problems, Screen, Select, TextField, useAct, useNotice } from '../parts/parts';

function Summary({ detail }: { detail: Detail }) {
  const { t, when, word } = useWords();
  const plan = usePlan();
  const person = usePerson();
  const facts: [string, React.ReactNode][] = [
    [t('ordered_as'), plan(detail.plan)],
    [t('reference'), detail.reference ? <bdi>{detail.reference}</bdi> : <None />],
    [t('id'), <code>{detail.number ?? detail.id}</code>],
    [t('ordered'), when(detail.created)],
    [t('decided_by_rule'), detail.decided_by ? <code>{detail.decided_by}</code> : <None />],
    [t('assignee'), detail.assignment ? person(detail.assignment.user) : <None />],
  ];
  return (
    <div className="summary">
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {detail.rating && (
        <details className="rating">
          <summary>
            <span className={`dial level-${detail.rating.level.toLowerCase()}`}>{detail.rating.points}</span>
            <span>
              {t('risk')}: {word('level', detail.rating.level)}
            </span>
          </summary>
          <Waterfall fired={detail.rating.factors} />
        </details>
      )}
    </div>
  );
}

function DecideDialog({
  accepted,
  detail,
  onClose,
  done,
}: {
  accepted: boolean;
  detail: Detail;
  onClose: () => void;
  done: (became: string) => void;
}) {
  const { t } = useWords();
  const { me } = useSession();
  const [comment, setComment] = useState('');
  const { busy, problem, act } = useAct();
  const open = openHits(detail).length;
  const needsTwo = me.second_person.includes(accepted ? 'ACCEPT' : 'REJECT');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      const { became } = await call<{ became: string }>('POST', `/verifications/${detail.id}/decision`, {
        accepted,
        comment,
      });
      done(became);
    });
  };
  return (
    <Dialog title={accepted ? t('accept_title') : t('reject_title')} open onClose={onClose}>
      <form noValidate onSubmit={submit}>
        {problem && !faultOf(problem, 'comment') && <Problems problem={problem} />}
        {accepted && open > 0 && <p role="note" className="warning">{t('open_hits_warning', { count: open })}</p>}
        <TextField
          label={t('comment')}
          hint={t('comment_hint')}
          value={comment}
          onChange={setComment}
          problem={faultOf(problem, 'comment')}
          multiline
          required
          autoFocus
        />
        <p className="hint">{needsTwo ? t('needs_second') : t('decide_once')}</p>
        <Button type="submit" look={accepted ? 'primary' : 'danger'} isPending={busy}>
          {accepted ? t('accept') : t('reject')}
        </Button>
      </form>
    </Dialog>
  );
}

function Decision({ detail, reload, tell }: Part) {
  const { t, word, when, day } = useWords();
  const { me } = useSession();
  const person = usePerson();
  const mayWork = useMay('ANALYST');
  const mayAnswer = useMay('APPROVER');
  const [deciding, setDeciding] = useState<boolean>();
  const { busy, problem, act } = useAct();
  const isOver = ['DONE', 'FAILED', 'EXPIRED'].includes(detail.status);
  const mayDecide = mayWork && isOver && !detail.review && !detail.pending;
  useKeys({
    a: () => mayDecide && setDeciding(true),
    r: () => mayDecide && setDeciding(false),
  });
  const pending = detail.pending;
  return (
    <Panel title={t('decision')}>
      {detail.review && (
        <>
          <p>
            <Mark tone={detail.review.accepted ? 'good' : 'bad'}>
              {detail.review.accepted ? t('accepted') : t('rejected')}
            </Mark>{' '}
            {person(detail.review.reviewer)}, {when(detail.review.at)}
          </p>
          <blockquote>{detail.review.comment}</blockquote>
          {detail.review.next && <p>{t('again_on', { day: day(detail.review.next) })}</p>}
        </>
      )}
      {pending && (
        <>
          <p>
            <Mark tone="warn">{t('waits_for_second')}</Mark> {word('action', pending.action)} ·{' '}
            {person(pending.maker)}, {when(pending.made)}
          </p>
          {pending.wish['comment'] && <blockquote>{pending.wish['comment']}</blockquote>}
          <Problems problem={problem} />
          <div className="tools">
            {pending.maker !== me.id &&
              mayAnswer &&
              ([true, false] as const).map((agrees) => (
                <Button
                  key={String(agrees)}
                  look={agrees ? 'primary' : 'plain'}
                  isPending={busy}
                  onPress={() =>
                    act(async () => {
                      await call('POST', `/approvals/${pending.id}/answer`, { agrees });
                      reload();
                    })
                  }
                >
                  {agrees ? t('agree') : t('refuse')}
                </Button>
              ))}
            {pending.maker === me.id && (
              <Button
                isPending={busy}
                onPress={() =>
                  act(async () => {
                    await call('DELETE', `/approvals/${pending.id}`);
                    reload();
                  })
                }
              >
                {t('take_back')}
              </Button>
            )}
          </div>
        </>
      )}
      {!detail.review && !pending && (
        <>
          <p>
            <Standing line={{ ...detail, accepted: null }} />{' '}
            {isOver ? t('not_decided') : t('still_running')}
          </p>
          {mayDecide && (
            <div className="tools">
              <Button look="primary" onPress={() => setDeciding(true)}>
                {t('accept')}
              </Button>
              <Button look="danger" onPress={() => setDeciding(false)}>
                {t('reject')}
              </Button>
            </div>
          )}
        </>
      )}
      {deciding !== undefined && (
        <DecideDialog
          accepted={deciding}
          detail={detail}
          onClose={() => setDeciding(undefined)}
          done={(became) => {
            setDeciding(undefined);
            tell(became === 'ASKED' ? t('second_asked') : t('decided'));
            reload();
          }}
        />
      )}
    </Panel>
  );
}

function Assignee({ detail, reload }: Part) {
  const { t } = useWords();
  const { me } = useSession();
  const { act } = useAct();
  if (!useMay('ANALYST')) return null;
  const assign = (user: string) =>
    act(async () => {
      await call('POST', '/verifications/assign', { ids: [detail.id], ...(user ? { user } : {}) });
      reload();
    });
  return (
    <Select
      label={t('assignee')}
      value={detail.assignment?.user ?? ''}
      options={[
        { id: '', text: t('nobody') },
        ...me.people.filter((p) => p.active).map((p) => ({ id: p.id, text: p.name })),
      ]}
      onChange={assign}
    />
  );
}

function Notes({ detail, reload }: Part) {
  const { t, when } = useWords();
  const person = usePerson();
  const mayWork = useMay('ANALYST');
  const [text, setText] = useState('');
  const { busy, problem, act } = useAct();
  return (
    <Panel title={t('notes')}>
      {!detail.notes.length && <p className="hint">{t('no_notes')}</p>}
      <ul className="notes">
        {detail.notes.map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <small>
              {person(note.user)}, {when(note.at)}
            </small>
          </li>
        ))}
      </ul>
      {mayWork && (
        <form noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void act(async () => {
              await call('POST', `/verifications/${detail.id}/notes`, { text });
              setText('');
              reload();
            });
          }}
        >
          <TextField label={t('new_note')} value={text} onChange={setText} multiline problem={faultOf(problem, 'text')} />
          <Button type="submit" isPending={busy}>
            {t('add_note')}
          </Button>
        </form>
      )}
    </Panel>
  );
}

function History({ detail }: { detail: Detail }) {
  const { t, when, word } = useWords();
  const person = usePerson();
  const events = [
    ...detail.history.map((entry) => ({
      at: entry.at,
      who: person(entry.actor),
      what: word('audit', entry.action),
      more: entry.detail,
    })),
    ...detail.deliveries.map((delivery) => ({
      at: delivery.updated,
      who: delivery.url,
      what: `${t('callback')}: ${word('delivery', delivery.state)}`,
      more: delivery.last_error ?? delivery.type,
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <Panel title={t('timeline')}>
      <ol className="timeline">
        {events.map((event, at) => (
          <li key={at}>
            <time dateTime={event.at}>{when(event.at)}</time>
            <span>
              <strong>{event.what}</strong> <bdi>{event.who}</bdi>
              {event.more && <small>{event.more}</small>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Answer({ id }: { id: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { data, problem, reload } = useLoad<unknown>(open ? `/verifications/${id}/answer` : null);
  return (
    <Panel title={t('answer')}>
      <p className="hint">{t('answer_hint')}</p>
      {open ? (
        data ? (
          <pre tabIndex={0} role="group" aria-label={t('answer')}>
            {JSON.stringify(data, null, 2)}
          </pre>
        ) : (
          <Pending problem={problem} onRetry={reload} />
        )
      ) : (
        <Button onPress={() => setOpen(true)}>{t('show')}</Button>
      )}
    </Panel>
  );
}

function Exports({ id }: { id: string }) {
  const { t } = useWords();
  if (!useMay('ANALYST')) return null;
  return (
    <>
      {(['report.pdf', 'case.json', 'evidence.zip'] as const).map((file) => (
        <a key={file} className="button quiet" href={`/compliance/api/verifications/${id}/${file}`} download>
          {t(`export_${file.split('.')[0] as 'report' | 'case' | 'evidence'}`)}
        </a>
      ))}
    </>
  );
}

function Whole({ id }: { id: string }) {
  const { t } = useWords();
  const { me } = useSession();
  const { data, problem, reload } = useLoad<Detail>(`/verifications/${id}`);
  const [notice, tell] = useNotice();
  const plan = usePlan();
  if (!data)
    return (
      <Screen title={t('case')}>
        <Pending problem={problem} onRetry={reload} />
      </Screen>
    );
  const part: Part = { detail: data, reload, tell };
  return (
    <Screen
      title={data.title || plan(data.plan)}
      lead={
        data.environment !== me.environment && (
          <p role="note" className="warning">
            {data.environment === 'LIVE' ? t('case_is_live') : t('case_is_sandbox')}
          </p>
        )
      }
      actions={<Exports id={id} />}
    >
      {notice}
      <Summary detail={data} />
      <div className="case">
        <div className="work">
          <HitsPanel {...part} />
          <EvidencePanel detail={data} />
          <ChecksPanels detail={data} />
        </div>
        <div className="beside">
          <Decision {...part} />
          <Panel title={t('who_works')}>
            <Assignee {...part} />
          </Panel>
          <Panel title={t('subject')}>
            {data.subject['number'] === data.id ? (
              <p>{data.title || <None />}</p>
            ) : (
              <MemberList members={data.subject} />
            )}
            {Object.keys(data.claims).length > 0 && (
              <>
                <h3>{t('stated')}</h3>
                <MemberList members={data.claims} />
              </>
            )}
            {Object.keys(data.client_notes).length > 0 && (
              <>
                <h3>{t('client_notes')}</h3>
                <MemberList members={data.client_notes} />
              </>
            )}
          </Panel>
          {(data.origin || data.led_to.length > 0) && (
            <Panel title={t('related')}>
              <ul className="plain">
                {data.origin && (
                  <li>
                    <Link href={`/transactions/${data.origin}`}>{t('came_from')}</Link>
                  </li>
                )}
                {data.led_to.map((next) => (
                  <li key={next.id}>
                    <Link href={`/transactions/${next.id}`}>{plan(next.plan)}</Link>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          <Notes {...part} />
          <History detail={data} />
          <Answer id={id} />
        </div>
      </div>
    </Screen>
  );
}

/** One case, by its id or by the number a surface knows it under. */
export default function Case({ id, kind, number }: { id?: string; kind?: string; number?: string }) {
  const { t } = useWords();
  const found = useLoad<{ id: string }>(id ? null : `/numbered/${kind}/${number}`);
  const known = id ?? found.data?.id;
  if (known) return <Whole key={known} id={known} />;
  return (
    <Screen title={t('case')}>
      <Pending problem={found.problem} onRetry={found.reload} />
    </Screen>
  );
}
