import { useEffect, useState } from 'react';
import { TextField } from './text-field.tsx';

interface PinyinFieldProps {
  title: string;
  value: string;
  onChange: (value: string) => void;
}

/** 刊名拼音, checked against the characters; the tables of readings are loaded with the field. */
export function PinyinField({ title, value, onChange }: PinyinFieldProps) {
  const [pinyin, setPinyin] = useState<typeof import('../../../shared/text/pinyin-title.ts') | null>(null);
  useEffect(() => {
    void import('../../../shared/text/pinyin-title.ts').then(setPinyin);
  }, []);
  const isWrong = pinyin !== null && value.trim() !== '' && title.trim() !== '' && !pinyin.isPinyinOf(title, value);
  return (
    <TextField
      label="刊名拼音"
      hint="印在封面刊名下，可以不填"
      warning={isWrong && `与刊名的读音不一致，一般写作 ${pinyin?.pinyinLetters(title)}，请核对。`}
      maxLength={120}
      value={value}
      onChange={onChange}
    />
  );
}
