import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';

interface PageBoundaryProps {
  /** The address: another one is tried afresh. */
  address: string;
  children: ReactNode;
}

/** Keeps an error of one screen from taking the whole window with it. React reports the error itself to the console. */
export class PageBoundary extends Component<PageBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidUpdate(before: PageBoundaryProps): void {
    if (this.state.hasFailed && before.address !== this.props.address) this.setState({ hasFailed: false });
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Result
        status="warning"
        title="这个页面出错了，没有显示出来"
        subTitle="已经保存的文稿都在档案里，没有受影响。请再试一次；还不行就重新载入窗口，并告诉维护人员。"
        extra={
          <>
            <Button type="primary" onClick={() => this.setState({ hasFailed: false })}>
              再试一次
            </Button>
            <Button onClick={() => location.reload()}>重新载入窗口</Button>
          </>
        }
      />
    );
  }
}
