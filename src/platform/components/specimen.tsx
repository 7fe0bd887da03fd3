import type { ReactNode } from 'react';

/** One component of the gallery. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="app-specimen">
      <h2>{name}</h2>
      {children}
    </section>
  );
}

/** One state of it. */
export function State({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <h3 className="app-specimen__state">{name}</h3>
      <div className="app-specimen__frame">{children}</div>
    </>
  );
}
