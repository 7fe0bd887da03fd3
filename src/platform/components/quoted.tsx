import { foldQuoted } from '../quoted.rules.ts';
import { MiniDetails } from './panels.tsx';

/** The words of an email as they were typed; what they quote is folded in its place, and nothing is left out. */
export function QuotedWords({ text, hiddenName }: { text: string; hiddenName: string }) {
  return foldQuoted(text).map(({ quoted, text: words }, at) =>
    quoted ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which never moves
      <MiniDetails key={at} summary="Earlier words" hiddenName={hiddenName}>
        <div className="app-as-typed app-secondary">{words}</div>
      </MiniDetails>
    ) : (
      words.trim() && (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <div key={at} className="app-as-typed">
          {words.replace(/^\n+|\s+$/g, '')}
        </div>
      )
    ),
  );
}
