import { type FormEvent, useState } from 'react';
import { Button, Dialog, Pending, Problems, TextField, useAct } from '../parts/parts';
import { call, useLoad } from './api';
import { useWords } from './i18n';
import { addPasskey, canUsePasskeys, type Passkey } from './passkeys';
import { useSession } from './session';

/** What a person signs in with besides their password. */
export function Passkeys({ onClose }: { onClose: () => void }) {
  const { t, day } = useWords();
  const { me } = useSession();
  const { data, problem, reload } = useLoad<Passkey[]>('/me/passkeys');
  const [name, setName] = useState('');
  const { busy, problem: refused, act } = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      if (await addPasskey(me, name.trim() || t('passkey'))) setName('');
      reload();
    });
  };
  return (
    <Dialog title={t('passkeys')} open onClose={onClose}>
      <p>{t('passkeys_lead')}</p>
      <Problems problem={refused} />
      {!data ? (
        <Pending problem={problem} onRetry={reload} />
      ) : (
        <ul className="plain">
          {data.map((passkey) => (
            <li key={passkey.id} className="tools">
              <strong>{passkey.name}</strong> <small>{day(passkey.used ?? passkey.created)}</small>
              <Button
                look="quiet"
                isPending={busy}
                onPress={({ target }) => {
                  // What was pressed goes away: the keyboard stays in the dialog.
                  const dialog = target.closest<HTMLElement>('[role=dialog]');
                  void act(async () => {
                    await call('DELETE', `/me/passkeys/${passkey.id}`);
                    dialog?.focus();
                    reload();
                  });
                }}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {canUsePasskeys && (
        <form noValidate onSubmit={submit}>
          <TextField label={t('name')} hint={t('passkey_name_hint')} value={name} onChange={setName} />
          <Button type="submit" look="primary" isPending={busy}>
            {t('add_passkey')}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
