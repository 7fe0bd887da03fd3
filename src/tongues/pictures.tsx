import type { ReactElement } from 'react';

const HEAD = <circle cx="50" cy="30" r="14" />;
const BODY = <path d="M26 84c0-22 10-34 24-34s24 12 24 34z" />;
const PERSON = (
  <>
    {HEAD}
    {BODY}
  </>
);
const TWO = (
  <>
    <circle cx="30" cy="32" r="12" />
    <path d="M10 82c0-20 8-31 20-31s20 11 20 31z" />
    <circle cx="70" cy="32" r="12" />
    <path d="M50 82c0-20 8-31 20-31s20 11 20 31z" />
  </>
);
const CLOCK = <circle cx="50" cy="50" r="36" />;

/** Drawn by us: plain lines, one thing in each. */
const PICTURES = {
  hospital: (
    <>
      <path d="M16 86V34h68v52z" />
      <path d="M50 44v24M38 56h24M42 86V76h16v10" />
    </>
  ),
  listen: (
    <>
      {TWO}
      <path d="M44 16q6-8 14 0M40 8q10-10 22 0" />
    </>
  ),
  question: (
    <>
      {CLOCK}
      <path d="M38 40c0-16 24-16 24 0 0 10-12 10-12 20M50 70v2" />
    </>
  ),
  worried: (
    <>
      {CLOCK}
      <path d="M36 42v2M64 42v2M34 70q16-16 32 0M30 34l10-4M70 34l-10-4" />
    </>
  ),
  heart: <path d="M50 84C10 56 14 22 36 22c8 0 12 6 14 10 2-4 6-10 14-10 22 0 26 34-14 62z" />,
  lock: (
    <>
      <path d="M24 46h52v38H24z" />
      <path d="M34 46V34a16 16 0 0 1 32 0v12M50 60v10" />
    </>
  ),
  danger: (
    <>
      <path d="M50 14l40 70H10z" />
      <path d="M50 40v22M50 70v2" />
    </>
  ),
  free: (
    <>
      {CLOCK}
      <path d="M60 36c-4-8-18-6-18 4v24h-6 28M34 52h20M22 78l56-56" />
    </>
  ),
  speak: (
    <>
      {PERSON}
      <path d="M70 20h22v18H80l-8 8z" />
    </>
  ),
  phone: (
    <>
      <path d="M30 12h40v76H30z" />
      <path d="M44 20h12M50 78v2" />
    </>
  ),
  computer: (
    <>
      <path d="M12 20h76v46H12z" />
      <path d="M50 66v14M32 82h36M24 34h36M24 44h24" />
    </>
  ),
  film: (
    <>
      <path d="M12 32h50v36H12z" />
      <path d="M62 46l26-14v36L62 54z" />
    </>
  ),
  two: TWO,
  noname: (
    <>
      {PERSON}
      <path d="M46 27q0-5 4-5t4 4-4 5M50 36v1" />
    </>
  ),
  calendar: (
    <>
      <path d="M14 22h72v62H14zM14 40h72M32 14v14M68 14v14" />
      <path d="M36 62l10 10 20-20" />
    </>
  ),
  tick: (
    <>
      {CLOCK}
      <path d="M32 52l14 14 24-28" />
    </>
  ),
  letter: (
    <>
      <path d="M12 26h76v50H12z" />
      <path d="M12 26l38 28 38-28" />
    </>
  ),
  search: (
    <>
      <circle cx="42" cy="42" r="26" />
      <path d="M62 62l24 24" />
    </>
  ),
  scales: (
    <>
      <path d="M50 14v66M32 84h36M18 30h64M18 30l-8 24h20zM82 30l-10 24h20z" />
    </>
  ),
  shield: (
    <>
      <path d="M50 10l34 12v26c0 22-18 34-34 42-16-8-34-20-34-42V22z" />
      <path d="M34 50l12 12 20-24" />
    </>
  ),
  flower: (
    <>
      <circle cx="50" cy="32" r="8" />
      <circle cx="50" cy="16" r="8" />
      <circle cx="66" cy="30" r="8" />
      <circle cx="60" cy="47" r="8" />
      <circle cx="40" cy="47" r="8" />
      <circle cx="34" cy="30" r="8" />
      <path d="M50 55v34M50 76q12-2 16-14" />
    </>
  ),
  slow: CLOCK,
  doctor: (
    <>
      {PERSON}
      <path d="M50 58v16M42 66h16" />
    </>
  ),
  bag: (
    <>
      <path d="M18 36h64l6 50H12z" />
      <path d="M36 36V26a14 14 0 0 1 28 0v10" />
    </>
  ),
} as const satisfies Record<string, ReactElement>;

export type PictureName = keyof typeof PICTURES;

export function Picture({ name, says }: { name: PictureName; says: string }) {
  return (
    <svg
      className="app-easy__picture"
      viewBox="0 0 100 100"
      role="img"
      aria-label={says}
      aria-hidden={says === '' || undefined}
    >
      {PICTURES[name]}
    </svg>
  );
}
