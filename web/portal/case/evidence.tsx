import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useWords } from '../app/i18n';
import { Button, Mark, None, Panel, Table, tone } from '../parts/parts';
import type { Detail, Evidence, Members } from './types';

interface Field {
  name: string;
  value: string;
  confidence: number;
  where: 'PRINT' | 'MRZ' | 'BARCODE' | 'TEXT_LAYER';
  /** Parts of the page's width and height. */
  place?: {
    file: string | null;
    page: number;
    left: number;
    top: number;
    right: number;
    bottom: number;
  } | null;
}

/** The fields that were read in a file, where it is known where. */
function readIn(detail: Detail, name: string): Field[] {
  return detail.checks
    .flatMap((check) => (check.finding?.['fields'] ?? []) as Field[])
    .filter((field) => field.place?.file === name);
}

/** A box around each place at which something was read; what shares a place shares a box. */
function Boxes({ fields }: { fields: Field[] }) {
  const { t, word } = useWords();
  const places = new Map<string, Field[]>();
  for (const field of fields) {
    const key = JSON.stringify(field.place);
    places.set(key, [...(places.get(key) ?? []), field]);
  }
  if (!places.size) return null;
  const percent = (part: number) => `${part * 100}%`;
  return (
    <ul className="boxes" aria-label={t('read_here')}>
      {[...places].map(([key, shared]) => {
        const place = shared[0]?.place;
        if (!place) return null;
        const text = shared.map((one) => `${word('field_name', one.name)}: ${one.value}`).join('\n');
        return (
          <li
            key={key}
            title={text}
            style={{
              left: percent(place.left),
              top: percent(place.top),
              width: percent(place.right - place.left),
              height: percent(place.bottom - place.top),
            }}
          >
            <span>{shared.map((one) => word('field_name', one.name)).join(', ')}</span>
          </li>
        );
      })}
    </ul>
  );
}

function address(id: string, name: string, page?: number): string {
  const query = new URLSearchParams({ name, ...(page ? { page: String(page) } : {}) });
  return `/compliance/api/verifications/${id}/evidence?${query}`;
}

/** One file, to be looked at closely: larger, turned, page by page. Seeing it is noted. */
function Viewer({ id, file, fields }: { id: string; file: Evidence; fields: Field[] }) {
  const { t, number } = useWords();
  const [boxes, setBoxes] = useState(true);
  const [zoom, setZoom] = useState(1);
  const [turn, setTurn] = useState(0);
  const [page, setPage] = useState(1);
  const [broken, setBroken] = useState(false);
  const isPdf = file.media_type === 'application/pdf';
  const isPicture = file.media_type.startsWith('image/') || isPdf;
  return (
    <figure className="viewer">
      <figcaption>
        <strong>{file.name}</strong>
        <span className="tools" role="group" aria-label={t('picture_tools')}>
          <Button look="quiet" aria-label={t('smaller')} onPress={() => setZoom(Math.max(1, zoom - 0.5))}>
            −
          </Button>
          <Button look="quiet" aria-label={t('larger')} onPress={() => setZoom(Math.min(5, zoom + 0.5))}>
            +
          </Button>
          <Button look="quiet" aria-label={t('turn')} onPress={() => setTurn((turn + 90) % 360)}>
            ↻
          </Button>
          {!!fields.length && (
            <ToggleButton className="button quiet" isSelected={boxes} onChange={setBoxes}>
              {t('boxes')}
            </ToggleButton>
          )}
          {isPdf && (
            <>
              <Button
                look="quiet"
                aria-label={t('page_before')}
                isDisabled={page === 1}
                onPress={() => {
                  setBroken(false);
                  setPage(page - 1);
                }}
              >
                ‹
              </Button>
              <Button
                look="quiet"
                aria-label={t('page_after')}
                isDisabled={broken}
                onPress={() => setPage(page + 1)}
              >
                ›
              </Button>
            </>
          )}
          <a href={address(id, file.name)} target="_blank" rel="noreferrer">
            {t('open')}
          </a>
        </span>
      </figcaption>
      <div className="stage" tabIndex={0} role="group" aria-label={file.name}>
        {!isPicture ? (
          <p>{t('no_picture', { type: file.media_type })}</p>
        ) : broken ? (
          <p>{isPdf ? t('no_page') : t('cannot_show')}</p>
        ) : (
          <div
            className="picture"
            style={{ width: `${zoom * 100}%`, transform: turn ? `rotate(${turn}deg)` : undefined }}
          >
            <img
              src={address(id, file.name, isPdf ? page : undefined)}
              alt={t('picture_of', { name: file.name })}
              onError={() => setBroken(true)}
            />
            {boxes && <Boxes fields={fields.filter((field) => field.place?.page === page)} />}
          </div>
        )}
      </div>
      <p className="hash">
        {number(Math.ceil(file.bytes / 1024))} kB · SHA-256 <code>{file.sha256}</code>
      </p>
    </figure>
  );
}

/** What was handed in. Nothing is fetched before somebody asks for it. */
export function EvidencePanel({ detail }: { detail: Detail }) {
  const { t } = useWords();
  const [shown, setShown] = useState<string[]>([]);
  if (!detail.evidence.length) return null;
  return (
    <Panel title={t('evidence')}>
      <p className="hint">{t('evidence_hint')}</p>
      <div className="tools">
        {detail.evidence.map((file) => (
          <ToggleButton
            key={file.name}
            className="button plain"
            isSelected={shown.includes(file.name)}
            onChange={(on) =>
              setShown(on ? [...shown, file.name] : shown.filter((name) => name !== file.name))
            }
          >
            {file.name}
          </ToggleButton>
        ))}
      </div>
      <div className="side-by-side">
        {detail.evidence
          .filter((file) => shown.includes(file.name))
          .map((file) => (
            <Viewer
              key={file.name}
              id={detail.id}
              file={file}
              fields={readIn(detail, file.name)}
            />
          ))}
      </div>
    </Panel>
  );
}

/** Names under which the same thing is stated and read. */
const SAME: Record<string, string[]> = {
  full_name: ['expected_name', 'name', 'full_name'],
  birth_date: ['expected_birthday', 'date_of_birth', 'birth_date', 'dob'],
  id_number: ['expected_id_number', 'id_number', 'number'],
  expires: ['expected_expiry_date', 'expiry_date'],
  issued: ['expected_issuing_date', 'issuing_date'],
  sex: ['expected_gender', 'gender', 'sex'],
  country: ['expected_country', 'country'],
};

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}\s]/gu, '')
    .toLowerCase();
}

/** Stated beside read, place by place; what differs is marked. */
export function Comparison({ finding, claims }: { finding: Members; claims: Record<string, string> }) {
  const { t, word } = useWords();
  const fields = (finding['fields'] ?? []) as Field[];
  const places = (['PRINT', 'MRZ', 'BARCODE', 'TEXT_LAYER'] as const).filter((where) =>
    fields.some((field) => field.where === where),
  );
  const names = [...new Set(fields.map((field) => field.name))];
  if (!names.length) return <p className="hint">{t('nothing_read')}</p>;
  const stated = (name: string) =>
    (SAME[name] ?? [name]).map((one) => claims[one]).find((value) => value !== undefined);
  return (
    <Table
      label={t('comparison')}
      head={[t('field'), t('stated'), ...places.map((where) => word('where', where)), t('agreement')]}
    >
      {names.map((name) => {
        const read = places.map((where) => fields.find((f) => f.name === name && f.where === where));
        const values = [stated(name), ...read.map((f) => f?.value)].filter((v) => v !== undefined);
        const agree = new Set(values.map((v) => plain(v))).size === 1;
        return (
          <tr key={name}>
            <th scope="row">{word('field_name', name)}</th>
            <td>{stated(name) ? <bdi>{stated(name)}</bdi> : <None />}</td>
            {read.map((field, at) => (
              <td key={places[at]}>
                {field ? (
                  <>
                    <bdi>{field.value}</bdi> <small>{Math.round(field.confidence)} %</small>
                  </>
                ) : (
                  <None />
                )}
              </td>
            ))}
            <td>
              {values.length < 2 ? (
                <None />
              ) : (
                <Mark tone={tone(agree ? 'MATCH' : 'NOT_MATCH')}>{agree ? t('agrees') : t('differs')}</Mark>
              )}
            </td>
          </tr>
        );
      })}
    </Table>
  );
}
