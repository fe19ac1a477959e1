import { type FormEvent, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { call, Problem } from '../app/api';
import { useWords } from '../app/i18n';
import type { Me } from '../app/session';
import { Button, faultOf, Pending, Problems, TextField, useAct } from '../parts/parts';

interface Setup {
  name: string;
  email: string;
  secret: string;
  symbol: string[];
  setup: string;
}

/** A QR symbol, dark on light whatever the theme. */
function Symbol({ rows, label }: { rows: string[]; label: string }) {
  const path = rows
    .flatMap((row, y) => [...row].map((dark, x) => (dark === '1' ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg viewBox={`0 0 ${rows.length} ${rows.length}`} className="symbol" role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}

/** The first time: a password, and an authenticator. The invitation stands behind the number sign. */
export function Welcome({ onIn }: { onIn: (me: Me) => void }) {
  const { t } = useWords();
  const [token] = useState(location.hash.slice(1));
  const [, go] = useLocation();
  const [setup, setSetup] = useState<Setup>();
  const [wrong, setWrong] = useState<Problem>();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { busy, problem, act } = useAct();
  useEffect(() => {
    document.title = `${t('welcome')} · Bonafide`;
    call<Setup>('POST', '/invitation', { token }).then(setSetup, setWrong);
  }, [token, t]);
  if (!setup)
    return (
      <main className="door">
        <div className="card">
          <p className="brand">Bonafide</p>
          <h1>{t('welcome')}</h1>
          {wrong ? <p role="alert">{t('invitation_over')}</p> : <Pending problem={undefined} />}
        </div>
      </main>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      const me = await call<Me>('POST', '/invitation/accept', {
        token,
        password,
        setup: setup.setup,
        code,
      });
      history.replaceState(null, '', '/compliance/');
      go('/');
      onIn(me);
    });
  };
  return (
    <main className="door">
      <form noValidate onSubmit={submit}>
        <p className="brand">Bonafide</p>
        <h1>{t('welcome_name', { name: setup.name })}</h1>
        <p>{setup.email}</p>
        {problem && !problem.fields.length && <Problems problem={problem} />}
        <TextField
          label={t('new_password')}
          hint={t('password_hint')}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          problem={faultOf(problem, 'password')}
          required
        />
        <h2>{t('authenticator')}</h2>
        <p>{t('authenticator_hint')}</p>
        <Symbol rows={setup.symbol} label={t('symbol')} />
        <p>
          {t('or_type')} <code className="secret">{setup.secret.replace(/(.{4})/g, '$1 ')}</code>
        </p>
        <TextField
          label={t('code')}
          hint={t('code_hint')}
          autoComplete="one-time-code"
          inputMode="numeric"
          value={code}
          onChange={setCode}
          problem={faultOf(problem, 'code')}
          required
        />
        <Button type="submit" look="primary" isPending={busy}>
          {t('start')}
        </Button>
      </form>
    </main>
  );
}
