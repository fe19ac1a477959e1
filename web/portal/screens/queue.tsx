import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { call, useLoad } from '../app/api';
import { useWords } from '../app/i18n';
import { type Line, Lines } from '../app/lines';
import { useMay } from '../app/session';
import { Button, Empty, Panel, Pending, Problems, Screen, useAct } from '../parts/parts';

/** Takes what has waited longest, for half an hour. */
export function TakeNext({ plan }: { plan?: string }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const may = useMay('ANALYST');
  const [none, setNone] = useState(false);
  const { busy, problem, act } = useAct();
  if (!may) return null;
  return (
    <>
      <Button
        look="primary"
        isPending={busy}
        onPress={() =>
          act(async () => {
            const { id } = await call<{ id: string | null }>('POST', '/queue/next', plan ? { plan } : {});
            if (id) go(`/transactions/${id}`);
            else setNone(true);
          })
        }
      >
        {t('take_next')}
      </Button>
      <span role="status" className="hint">
        {none && t('nothing_waits')}
      </span>
      <Problems problem={problem} />
    </>
  );
}

/** The due-diligence queue: search tasks and checked IDs that wait for somebody. */
export default function Queue() {
  const { t } = useWords();
  const path = '/verifications?surface=diligence&state=to_review&sort=oldest';
  const { data, problem, reload } = useLoad<{ data: Line[]; next: string | null }>(path);
  return (
    <Screen title={t('queue')} lead={<p>{t('queue_lead')}</p>} actions={<TakeNext plan="diligence/task" />}>
      <Panel
        title={t('waiting_longest')}
        aside={<Link href="/transactions?surface=diligence">{t('all')}</Link>}
      >
        {!data ? (
          <Pending problem={problem} onRetry={reload} />
        ) : data.data.length ? (
          <Lines lines={data.data} label={t('queue')} />
        ) : (
          <Empty title={t('nothing_waits')}>{t('nothing_waits_why')}</Empty>
        )}
      </Panel>
    </Screen>
  );
}
