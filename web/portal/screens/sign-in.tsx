import { type FormEvent, useEffect, useState } from 'react';
import { call } from '../app/api';
import { keepLocale, LOCALES, useWords } from '../app/i18n';
import { canUsePasskeys, signInByPasskey } from '../app/passkeys';
import { type Me, wantBack } from '../app/session';
import { Button, Problems, Select, TextField, useAct } from '../parts/parts';

/** Who are you? */
export function SignIn({
  onIn,
  locale,
  setLocale,
}: {
  onIn: (me: Me) => void;
  locale: string;
  setLocale: (locale: string) => void;
}) {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { busy, problem, act } = useAct();
  const [company, setCompany] = useState<string>();
  const refused = new URLSearchParams(location.search).get('refused');
  useEffect(() => {
    call<{ company?: string }>('GET', '/session/ways').then(
      (ways) => setCompany(ways.company),
      () => {}, // The other ways stand anyway.
    );
  }, []);
  useEffect(() => {
    document.title = `${t('sign_in')} · Bonafide`;
  }, [t]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => onIn(await call<Me>('POST', '/session', { email, password, code })));
  };
  return (
    <main className="door">
      <form noValidate onSubmit={submit}>
        <p className="brand">Bonafide</p>
        <h1>{t('sign_in')}</h1>
        <Problems problem={problem} />
        {refused && !problem && (
          <div role="alert" className="problems">
            <p>{t(refused === 'account' ? 'company_unknown' : 'company_broken')}</p>
          </div>
        )}
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          required
          autoFocus
        />
        <TextField
          label={t('password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          required
        />
        <TextField
          label={t('code')}
          hint={t('code_hint')}
          autoComplete="one-time-code"
          inputMode="numeric"
          value={code}
          onChange={setCode}
          required
        />
        <Button type="submit" look="primary" isPending={busy}>
          {t('sign_in')}
        </Button>
        {company && (
          <Button
            onPress={() => {
              wantBack();
              location.assign('/compliance/oidc/to/company');
            }}
          >
            {t('use_company', { name: company })}
          </Button>
        )}
        {canUsePasskeys && (
          <Button
            isPending={busy}
            onPress={() =>
              act(async () => {
                const me = await signInByPasskey();
                if (me) onIn(me);
              })
            }
          >
            {t('use_passkey')}
          </Button>
        )}
        <p className="hint">{t('lost')}</p>
        <Select
          label={t('language')}
          value={locale}
          options={Object.entries(LOCALES).map(([id, { name }]) => ({ id, text: name }))}
          onChange={(wanted) => {
            keepLocale(wanted);
            setLocale(wanted);
          }}
        />
      </form>
    </main>
  );
}
