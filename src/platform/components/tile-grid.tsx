import { type Fields, HiddenFields } from './buttons.tsx';

export type Tile = {
  value: string;
  label: string;
  /** How often it was pressed today. */
  count?: number;
};

type TileGridProps = { action: string; name: string; tiles: readonly Tile[]; fields?: Fields };

/** One press logs one question. Every tile is a submit button of the same form. */
export function TileGrid({ action, name, tiles, fields }: TileGridProps) {
  return (
    <form className="app-tiles" method="post" action={action}>
      {fields && <HiddenFields fields={fields} />}
      {tiles.map(({ value, label, count }) => (
        <button className="app-tile" type="submit" name={name} value={value} key={value}>
          {label}
          {count !== undefined && (
            <span className="app-tile__count">
              <span data-count="">{count}</span> today
            </span>
          )}
        </button>
      ))}
    </form>
  );
}
