import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { useLoad } from '../app/api';
import { useWords } from '../app/i18n';
import { useSession } from '../app/session';
import type { Entry } from '../case/types';
import { Button, Empty, None, Pending, Screen, Select, Table, TextField } from '../parts/parts';

const GROUPS = ['verification', 'case', 'hit', 'approval', 'evidence', 'key', 'callback', 'user', 'policy', 'client'];

/** Who did what. The log itself is chained; `bonafide audit verify` checks it. */
export default function Audit() {
  const { t, word, when } = useWords();
  const { me } = useSession();
  const [actor, setActor] = useState('');
  const [action, setAction] = useState('');
  const [object, setObject] = useState('');
  const [wanted, setWanted] = useState('');
  const [after, setAfter] = useState<number[]>([]);
  const query = new URLSearchParams({
    ...(actor ? { actor } : {}),
    ...(action ? { action } : {}),
    ...(wanted ? { object: wanted } : {}),
    ...(after.length ? { after: String(after.at(-1)) } : {}),
  });
  const { data, problem, reload } = useLoad<{ data: Entry[]; next: number | null }>(`/audit?${query}`);
  const restart = (set: () => void) => {
    setAfter([]);
    set();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    restart(() => setWanted(object.trim()));
  };
  return (
    <Screen title={t('audit_log')} lead={<p>{t('audit_lead')}</p>}>
      <form noValidate className="filters" role="search" aria-label={t('filters')} onSubmit={submit}>
        <TextField label={t('object')} hint={t('object_hint')} value={object} onChange={setObject} type="search" />
        <Select
          label={t('actor')}
          value={actor}
          options={[
            { id: '', text: t('any') },
            ...me.people.map((p) => ({ id: p.email, text: p.name })),
            { id: 'system', text: t('system') },
            { id: 'operator', text: t('operator') },
          ]}
          onChange={(value) => restart(() => setActor(value))}
        />
        <Select
          label={t('what')}
          value={action}
          options={[{ id: '', text: t('any') }, ...GROUPS.map((id) => ({ id, text: word('audit_group', id) }))]}
          onChange={(value) => restart(() => setAction(value))}
        />
      </form>
      {!data ? (
        <Pending problem={problem} onRetry={reload} />
      ) : data.data.length === 0 ? (
        <Empty title={t('nothing_found')} />
      ) : (
        <>
          <Table label={t('audit_log')} head={[t('time'), t('actor'), t('what'), t('object'), t('detail')]}>
            {data.data.map((entry, at) => (
              <tr key={at}>
                <td>
                  <time dateTime={entry.at}>{when(entry.at)}</time>
                </td>
                <td>
                  <bdi>{entry.actor}</bdi>
                </td>
                <td>{word('audit', entry.action)}</td>
                <td>
                  {/^(verification|case|hit|evidence)\./.test(entry.action) ? (
                    <Link href={`/transactions/${entry.object}`}>
                      <code>{entry.object}</code>
                    </Link>
                  ) : (
                    <code>{entry.object}</code>
                  )}
                </td>
                <td>{entry.detail || <None />}</td>
              </tr>
            ))}
          </Table>
          <p className="more">
            {after.length > 0 && <Button onPress={() => setAfter(after.slice(0, -1))}>{t('newer')}</Button>}
            {data.next && <Button onPress={() => setAfter([...after, data.next ?? 0])}>{t('older')}</Button>}
          </p>
        </>
      )}
    </Screen>
  );
}
