import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Collapse, Modal } from 'antd';
import { useState } from 'react';
import type { ThirdPartyNotice } from '../../../shared/contract/third-party-notice.ts';
import styles from './program-form.module.css';

/** The software of others inside the program, with its licences, as the build has listed it. */
export function ThirdPartyNotices() {
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({ queryKey: ['third-party-notices'], queryFn: readNotices, enabled: isOpen });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        查看名单和许可证
      </Button>
      <Modal open={isOpen} title="第三方软件" width={720} footer={null} onCancel={() => setOpen(false)}>
        {error && <Alert type="warning" title="没有找到名单；安装文件夹里的 THIRD-PARTY-NOTICES.txt 是同一份。" />}
        <Collapse
          size="small"
          items={data?.map(({ name, version, identifier, text }) => ({
            key: `${name}@${version}`,
            label: `${name} ${version}（${identifier}）`,
            children: <pre className={styles.licence}>{text}</pre>,
          }))}
        />
      </Modal>
    </>
  );
}

async function readNotices(): Promise<ThirdPartyNotice[]> {
  const answer = await fetch('./third-party-notices.json');
  if (!answer.ok) throw new Error(`no notices: ${answer.status}`);
  return answer.json();
}
