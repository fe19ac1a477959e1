import { useState } from 'react';
import { Link } from 'wouter';
import { call, useLoad } from '../app/api';
import { useWords } from '../app/i18n';
import { useMay, usePerson, useSession } from '../app/session';
import { MemberList } from '../case/members';
import type { Members, Pending as Asked } from '../case/types';
import { Button, Empty, Mark, Panel, Pending, Problems, Screen, useAct } from '../parts/parts';
import { Once } from './once';

interface ProposedHit {
  id: string;
  environment: string;
  verification: string;
  listing: string;
  name: string;
  list: string;
  score: number;
  dismissed: boolean;
  reason: string;
  comment: string;
  maker: string;
  made: string;
}

function Answers({
  path,
  maker,
  done,
}: {
  path: string;
  maker: string;
  done: (shown: Record<string, string>) => void;
}) {
  const { t } = useWords();
  const { me } = useSession();
  const may = useMay('APPROVER');
  const { busy, problem, act } = useAct();
  if (maker === me.id) return <p className="hint">{t('not_your_own')}</p>;
  if (!may) return <p className="hint">{t('approvers_only')}</p>;
  const answer = (agrees: boolean) =>
    act(async () => {
      const { shown } = await call<{ shown?: Record<string, string> }>('POST', path, { agrees });
      done(shown ?? {});
    });
  return (
    <>
      <Problems problem={problem} />
      <div className="tools">
        <Button look="primary" isPending={busy} onPress={() => answer(true)}>
          {t('agree')}
        </Button>
        <Button isPending={busy} onPress={() => answer(false)}>
          {t('refuse')}
        </Button>
      </div>
    </>
  );
}

/** A template or a setting is shown by its members, not as it is sent. */
function opened(wish: Members): Members {
  const { body, ...rest } = wish;
  return typeof body === 'string' ? { ...rest, body: JSON.parse(body) as Members } : wish;
}

/** What waits for a second person. */
export default function Approvals() {
  const { t, word, when } = useWords();
  const person = usePerson();
  const { data, problem, reload } = useLoad<{ approvals: Asked[]; hits: ProposedHit[] }>('/approvals');
  const [shown, setShown] = useState<Record<string, string>>({});
  const done = (fresh: Record<string, string>) => {
    setShown(fresh);
    reload();
  };
  return (
    <Screen title={t('approvals')} lead={<p>{t('approvals_lead')}</p>}>
      <Once shown={shown} onClose={() => setShown({})} />
      {!data ? (
        <Pending problem={problem} onRetry={reload} />
      ) : data.approvals.length + data.hits.length === 0 ? (
        <Empty title={t('nothing_to_approve')}>{t('nothing_to_approve_why')}</Empty>
      ) : (
        <>
          {data.approvals.map((asked) => (
            <Panel key={asked.id} title={word('action', asked.action)}>
              <p>
                {person(asked.maker)}, {when(asked.made)}{' '}
                <Mark tone="none">{word('environment', asked.environment)}</Mark>{' '}
                {['ACCEPT', 'REJECT'].includes(asked.action) && (
                  <Link href={`/transactions/${asked.object}`}>{t('open_case')}</Link>
                )}
              </p>
              <MemberList members={opened(asked.wish)} />
              <Answers path={`/approvals/${asked.id}/answer`} maker={asked.maker} done={done} />
            </Panel>
          ))}
          {data.hits.map((hit) => (
            <Panel
              key={hit.id}
              title={`${hit.dismissed ? t('dismiss') : t('confirm')}: ${hit.name}`}
              aside={<Link href={`/transactions/${hit.verification}`}>{t('open_case')}</Link>}
            >
              <p>
                {hit.list} · <code>{hit.listing}</code> · {t('score_of', { score: hit.score })}
              </p>
              <p>
                <strong>{word('reason', hit.reason)}</strong>
                {hit.comment && <>: {hit.comment}</>}
              </p>
              <p className="hint">
                {person(hit.maker)}, {when(hit.made)}
              </p>
              <Answers path={`/hit-reviews/${hit.id}/answer`} maker={hit.maker} done={done} />
            </Panel>
          ))}
        </>
      )}
    </Screen>
  );
}
