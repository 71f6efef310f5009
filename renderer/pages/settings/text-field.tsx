import { Input } from 'antd';
import { Field, type FieldProps } from '../../components/field.tsx';
import { limitSentence } from '../../components/limit-sentence.ts';

interface TextFieldProps extends Pick<FieldProps, 'label' | 'hint' | 'required' | 'warning'> {
  value: string;
  maxLength: number;
  placeholder?: string;
  onChange: (value: string) => void;
}

/** One line of text; it says when it is full. */
export function TextField({ value, maxLength, placeholder, onChange, warning, ...field }: TextFieldProps) {
  return (
    <Field {...field} warning={limitSentence(value, maxLength) ?? warning ?? null}>
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
