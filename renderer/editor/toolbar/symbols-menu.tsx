import { symbolGroups } from '../typing/insert-symbol.ts';
import styles from './toolbar.module.css';

export function SymbolsMenu({ onPick }: { onPick(symbol: string): void }) {
  return (
    <div className={styles.symbols}>
      {symbolGroups.map(({ label, symbols }) => (
        <section key={label} aria-label={label}>
          <h4>{label}</h4>
          <div>
            {symbols.map((symbol) => (
              <button key={symbol} type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => onPick(symbol)}>
                {symbol}
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
