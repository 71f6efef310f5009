import styles from './accent-field.module.css';

const presets = [
  { name: '绛红', colour: '#8b1a1a' },
  { name: '朱红', colour: '#b5291f' },
  { name: '赭石', colour: '#8a4b1f' },
  { name: '松绿', colour: '#1f5f4a' },
  { name: '藏青', colour: '#1f3a68' },
  { name: '靛紫', colour: '#4a2a68' },
  { name: '墨灰', colour: '#3a3f45' },
];

/** The one colour of cover, heads and ornaments. */
export function AccentField({ value, onChange }: { value: string; onChange: (accent: string) => void }) {
  return (
    <fieldset className={styles.field}>
      <legend>主色（封面、栏目名和装饰线）</legend>
      {presets.map(({ name, colour }) => (
        <button
          key={colour}
          type="button"
          className={styles.preset}
          aria-pressed={colour === value}
          onClick={() => onChange(colour)}
        >
          <span className={styles.dot} style={{ background: colour }} />
          {name}
        </button>
      ))}
      <label className={styles.other}>
        其他
        <input type="color" value={value} onChange={(event) => onChange(event.target.value.toLowerCase())} />
      </label>
    </fieldset>
  );
}
