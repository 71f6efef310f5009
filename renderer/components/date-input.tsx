import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import styles from './date-input.module.css';

dayjs.locale('zh-cn');

interface DateInputProps {
  id: string;
  /** ISO date, or empty. */
  value: string;
  onChange: (value: string) => void;
}

/** A day of the calendar. */
export function DateInput({ id, value, onChange }: DateInputProps) {
  const day = dayjs(value);
  return (
    <DatePicker
      id={id}
      className={styles.date}
      format="YYYY年M月D日"
      placeholder="选择日期"
      value={value !== '' && day.isValid() ? day : null}
      onChange={(next) => onChange(next ? next.format('YYYY-MM-DD') : '')}
    />
  );
}
