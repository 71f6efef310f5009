import { FolderOpenOutlined } from '@ant-design/icons';
import { Button, type ButtonProps } from 'antd';
import { useRef } from 'react';

interface ChooseFilesButtonProps extends Pick<ButtonProps, 'type' | 'disabled'> {
  /** As the `accept` of a file field. */
  accept: string;
  onChoose: (files: File[]) => void;
  children: string;
}

/** Opens the file dialog of the system. */
export function ChooseFilesButton({ accept, onChoose, children, ...look }: ChooseFilesButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...look} icon={<FolderOpenOutlined aria-hidden />} onClick={() => field.current?.click()}>
        {children}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        multiple
        accept={accept}
        aria-label={children}
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          // So that the same file can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
