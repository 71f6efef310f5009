import { InputNumber } from 'antd';
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

/** A number with its limits; what is no number or outside of them is not taken. */
export function NumberField({ label, hint, required, warning, unit, value, onChange, ...limits }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint} required={required} warning={warning}>
      {(id) => (
        <InputNumber<number>
          id={id}
          className={styles.full}
          {...limits}
          precision={limits.precision ?? 0}
          suffix={unit}
          value={value}
          onChange={(next) => {
            if (next !== null && next >= limits.min && next <= limits.max) onChange(next);
          }}
        />
      )}
    </Field>
  );
}
