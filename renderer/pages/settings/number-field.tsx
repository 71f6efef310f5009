import { InputNumber } from 'antd';
import { useEffect, useState } from 'react';
import { Field, type FieldProps } from '../../components/field.tsx';
import styles from './form.module.css';

interface NumberFieldProps extends Pick<FieldProps, 'label' | 'hint' | 'required' | 'warning'> {
  value: number;
  min: number;
  max: number;
  step?: number;
  /** Decimal places. */
  precision?: number;
  unit?: string;
  onChange: (value: number) => void;
}

/** A number with its limits; what is no number or outside of them is not taken, stays to be seen and is told of. */
export function NumberField({ label, hint, required, warning, unit = '', value, onChange, ...limits }: NumberFieldProps) {
  const { min, max, step = 1, precision = 0 } = limits;
  const [refused, setRefused] = useState<{ typed: number | null } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a value that comes from elsewhere takes the place of what was refused
  useEffect(() => setRefused(null), [value]);
  const told = `请填 ${min} 到 ${max} 之间的数${refused?.typed == null ? '' : `，${refused.typed} 没有采用`}。`;
  return (
    <Field label={label} hint={hint} required={required} warning={refused ? told : warning}>
      {(id) => (
        <InputNumber<number>
          id={id}
          className={styles.full}
          step={step}
          precision={precision}
          suffix={unit}
          title={`可以填 ${min} 到 ${max}${unit}`}
          status={refused ? 'error' : ''}
          aria-invalid={refused !== null}
          value={refused ? refused.typed : value}
          onChange={(next) => {
            const isTaken = next !== null && next >= min && next <= max;
            setRefused(isTaken ? null : { typed: next });
            if (isTaken) onChange(next);
          }}
        />
      )}
    </Field>
  );
}
