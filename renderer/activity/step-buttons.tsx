import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { Way } from './retrace.ts';
import { nouns, type Steps, verbs } from './use-steps.ts';

const icons = { undo: <UndoOutlined aria-hidden />, redo: <RedoOutlined aria-hidden /> };

interface StepButtonsProps {
  steps: Pick<Steps, 'scope' | Way | `${Way}Label`>;
  /** Where there is room, their names stand beside the signs. */
  isNamed?: boolean;
}

/** 撤销 and 重做, which say what they would take back or do again. */
export function StepButtons({ steps, isNamed = false }: StepButtonsProps) {
  return (['undo', 'redo'] as const).map((way) => {
    const label = steps[`${way}Label`];
    const [verb, noun] = [verbs[way], nouns[steps.scope]];
    return (
      <Tooltip key={way} title={label ? `${verb}：${label}` : `没有可以${verb}的${noun}`}>
        <Button
          type="text"
          size="small"
          icon={icons[way]}
          aria-label={`${verb}${noun}`}
          disabled={!label}
          onClick={() => void steps[way]()}
        >
          {isNamed && verb}
        </Button>
      </Tooltip>
    );
  });
}
