import { Input, type InputProps, Tooltip } from 'antd';
import { useState } from 'react';
import { limitSentence } from './limit-sentence.ts';

type LimitedInputProps = Omit<InputProps, 'value' | 'maxLength'> & { value: string; maxLength: number };

/** A field without a line below it that says beside itself when it is full. */
export function LimitedInput({ value, maxLength, onFocus, onBlur, ...input }: LimitedInputProps) {
  const [isFocused, setFocused] = useState(false);
  const sentence = limitSentence(value, maxLength);
  return (
    <Tooltip open={isFocused && sentence !== null} title={sentence}>
      <Input
        {...input}
        value={value}
        maxLength={maxLength}
        onFocus={(event) => {
          setFocused(true);
          onFocus?.(event);
        }}
        onBlur={(event) => {
          setFocused(false);
          onBlur?.(event);
        }}
      />
    </Tooltip>
  );
}
