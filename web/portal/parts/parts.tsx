import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  Button as AriaButton,
  type ButtonProps,
  Dialog as AriaDialog,
  FieldError,
  Heading,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import { Problem } from '../app/api';
import { useWords } from '../app/i18n';

type Look = 'plain' | 'primary' | 'danger' | 'quiet';

export function Button({ look = 'plain', className, ...rest }: ButtonProps & { look?: Look }) {
  return <AriaButton {...rest} className={`button ${look} ${className ?? ''}`} />;
}

/** A verdict, a status, anything that is told by colour and by word. */
export function Mark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`mark ${tone}`}>{children}</span>;
}

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'none';

export function tone(word: string | null | undefined): Tone {
  switch (word) {
    case 'CLEAR':
    case 'DONE':
    case 'DELIVERED':
    case 'DISMISSED':
    case 'REMEMBERED':
    case 'MATCH':
    case 'PASSED':
      return 'good';
    case 'REVIEW':
    case 'WAITING':
    case 'PROPOSED':
    case 'REOPENED':
    case 'PARTIAL':
    case 'WARNING':
    case 'AWAITING_EVIDENCE':
      return 'warn';
    case 'REJECT':
    case 'FAILED':
    case 'PARKED':
    case 'CONFIRMED':
    case 'NOT_MATCH':
    case 'REJECTED':
    case 'EXPIRED':
      return 'bad';
    case 'RUNNING':
    case 'QUEUED':
    case 'OPEN':
      return 'info';
    default:
      return 'none';
  }
}

export function Verdict({ verdict }: { verdict: string | null }) {
  const { word } = useWords();
  return verdict ? <Mark tone={tone(verdict)}>{word('verdict', verdict)}</Mark> : <None />;
}

export function None() {
  return <span className="none">–</span>;
}

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  problem?: string | undefined;
  type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'url' | 'number';
  multiline?: boolean;
  required?: boolean;
  autoComplete?: string;
  inputMode?: 'numeric' | 'text';
  autoFocus?: boolean;
  hideLabel?: boolean;
}

export function TextField(props: FieldProps) {
  const { label, hint, problem, multiline, hideLabel, ...rest } = props;
  return (
    <AriaTextField
      className="field"
      value={rest.value}
      onChange={rest.onChange}
      isRequired={rest.required ?? false}
      isInvalid={!!problem}
      type={rest.type ?? 'text'}
      validationBehavior="aria"
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(rest.autoComplete ? { autoComplete: rest.autoComplete } : {})}
      {...(rest.inputMode ? { inputMode: rest.inputMode } : {})}
      {...(rest.autoFocus ? { autoFocus: true } : {})}
    >
      {!hideLabel && <Label>{label}</Label>}
      {multiline ? <TextArea rows={3} /> : <Input placeholder={hideLabel ? label : ''} />}
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="problem">{problem}</FieldError>
    </AriaTextField>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: { id: string; text: string }[];
  onChange: (value: string) => void;
  hideLabel?: boolean;
}

export function Select({ label, value, options, onChange, hideLabel }: SelectProps) {
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(key) => onChange(String(key))}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label>{label}</Label>}
      <AriaButton className="button select">
        <SelectValue />
        <span aria-hidden="true" className="arrow">
          ▾
        </span>
      </AriaButton>
      <Popover className="popover">
        <ListBox items={options} className="options">
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.text} className="option">
              {option.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}

export function Dialog({ title, open, onClose, children, wide }: DialogProps) {
  const { t } = useWords();
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isDismissable
      className="overlay"
    >
      <Modal className={`modal ${wide ? 'wide' : ''}`}>
        <AriaDialog className="dialog">
          <header>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="quiet" onPress={onClose} aria-label={t('close')}>
              ✕
            </Button>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export function Problems({ problem }: { problem: Problem | undefined }) {
  const { t } = useWords();
  if (!problem) return null;
  return (
    <div role="alert" className="problems">
      {(problem.status === 0 ? [t('offline')] : problem.sentences).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

/** The problem with one field. */
export function faultOf(problem: Problem | undefined, field: string): string | undefined {
  return problem?.fields.find((one) => one.path === field)?.message;
}

/** Something that runs, once at a time, and what was wrong with it. */
export function useAct(): {
  busy: boolean;
  problem: Problem | undefined;
  act: (what: () => Promise<void>) => Promise<void>;
  forget: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const running = useRef(false);
  return {
    busy,
    problem,
    forget: () => setProblem(undefined),
    act: async (what) => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      setProblem(undefined);
      try {
        await what();
      } catch (wrong) {
        if (wrong instanceof Problem) setProblem(wrong);
        else throw wrong;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
  };
}

/** What stands where something is still being loaded, or could not be. */
export function Pending({
  problem,
  onRetry,
}: {
  problem: Problem | undefined;
  onRetry?: () => void;
}) {
  const { t } = useWords();
  if (!problem)
    return (
      <div className="pending" role="status">
        <span className="bones" aria-hidden="true" />
        <span className="bones short" aria-hidden="true" />
        <span className="bones" aria-hidden="true" />
        <span className="unseen">{t('loading')}</span>
      </div>
    );
  const title =
    problem.status === 404 ? t('not_there') : problem.status === 403 ? t('not_allowed') : t('broken');
  return (
    <div className="empty" role="alert">
      <h2>{title}</h2>
      <p>{problem.status === 0 ? t('offline') : problem.message}</p>
      {onRetry && problem.status !== 404 && problem.status !== 403 && (
        <Button onPress={onRetry}>{t('try_again')}</Button>
      )}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
    </div>
  );
}

/** A screen: its title is the page's, and is what a screen reader hears first. */
export function Screen({
  title,
  actions,
  children,
  lead,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
  lead?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Bonafide`;
  }, [title]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <header className="screen">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}

export function Panel({
  title,
  aside,
  children,
  id,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  return (
    <section className="panel" aria-label={title} id={id}>
      <header>
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

export function Table({
  label,
  head,
  children,
}: {
  label: string;
  head: ReactNode[];
  children: ReactNode;
}) {
  return (
    <div className="scroll" role="group" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, at) => (
              <th key={at} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** Told once, to eyes and screen readers, and then gone. */
export function useNotice(): [ReactNode, (text: string) => void] {
  const [text, setText] = useState('');
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => setText(''), 6_000);
    return () => clearTimeout(timer);
  }, [text]);
  return [
    <div key="notice" role="status" className={text ? 'notice' : 'unseen'}>
      {text}
    </div>,
    setText,
  ];
}
