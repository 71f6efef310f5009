import { Tooltip } from 'antd';
import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

export interface FieldProps {
  label: string;
  /** Takes the id that ties the label to the control. */
  children: (id: string) => ReactNode;
  /** Why it must be filled in; marks the label with a star. */
  required?: string;
  hint?: ReactNode;
  /** Said in place of the hint. */
  warning?: string | null | false;
  isWide?: boolean;
  /** As wide as two of a grid. */
  isHalf?: boolean;
}

/** A control with its label above and a line below. */
export function Field({ label, children, required, hint, warning, isWide = false, isHalf = false }: FieldProps) {
  const id = useId();
  return (
    <div className={isWide ? styles.wide : isHalf ? styles.half : styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {required && (
          <Tooltip title={required}>
            <span className={styles.star}>*</span>
          </Tooltip>
        )}
      </label>
      {children(id)}
      {(warning || hint) && <div className={warning ? styles.warning : styles.hint}>{warning || hint}</div>}
    </div>
  );
}
