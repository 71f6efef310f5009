import { Input } from 'antd';
import { Field, type FieldProps } from '../../components/field.tsx';

interface TextFieldProps extends Pick<FieldProps, 'label' | 'hint' | 'required' | 'warning'> {
  value: string;
  maxLength: number;
  placeholder?: string;
  onChange: (value: string) => void;
}

/** One line of text. */
export function TextField({ value, maxLength, placeholder, onChange, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(id) => (
        <Input
          id={id}
          maxLength={maxLength}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
