import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { leastFigurePercent } from '../../../shared/document/schema.ts';
import type { Span } from '../../../shared/document/types.ts';
import { geometryOf, type Layout, pointsPerMm } from '../../../shared/periodical/layout.ts';
import { PopoverButton } from '../toolbar/popover-button.tsx';

interface FigureWidthProps {
  /** Percent of the column or of the type area. */
  width: number | null;
  span: Span;
  layout: Layout;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  onSave(width: number | null): void;
}

/** How wide the picture is printed, as a share of its column or in millimetres. */
export function FigureWidth({ isOpen, onOpenChange, onSave, ...figure }: FigureWidthProps) {
  const { width, span, layout } = figure;
  const geometry = geometryOf(layout);
  const wholeMm = (span === 'page' ? geometry.areaWidthPt : geometry.columnWidthPt) / pointsPerMm;
  return (
    <PopoverButton
      label="图片大小"
      word="大小"
      isActive={width !== null}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={`印出来的宽度（${span === 'page' ? '版心' : '一栏'}宽 ${Math.round(wholeMm)} 毫米）`}
      content={
        <WidthFields
          width={width}
          wholeMm={wholeMm}
          onSave={(percent) => {
            onOpenChange(false);
            onSave(percent);
          }}
        />
      }
    />
  );
}

function WidthFields({ width, wholeMm, onSave }: Pick<FigureWidthProps, 'width' | 'onSave'> & { wholeMm: number }) {
  const [draft, setDraft] = useState<number | null>(width);
  return (
    <form
      style={{ display: 'flex', gap: 8 }}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(draft);
      }}
    >
      <InputNumber
        autoFocus
        style={{ width: 110 }}
        aria-label="宽度的百分比"
        suffix="%"
        precision={0}
        min={leastFigurePercent}
        max={100}
        value={draft}
        onChange={setDraft}
      />
      <InputNumber
        style={{ width: 120 }}
        aria-label="宽度的毫米数"
        suffix="毫米"
        precision={0}
        min={Math.ceil((wholeMm * leastFigurePercent) / 100)}
        max={Math.floor(wholeMm)}
        value={draft === null ? null : Math.round((wholeMm * draft) / 100)}
        onChange={(mm) => setDraft(mm === null ? null : Math.min(100, Math.round((mm * 100) / wholeMm)))}
      />
      <Button htmlType="submit" type="primary" disabled={draft === null}>
        确定
      </Button>
      <Button disabled={width === null} onClick={() => onSave(null)}>
        按图片原来的大小
      </Button>
    </form>
  );
}
