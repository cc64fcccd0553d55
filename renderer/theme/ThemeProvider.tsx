import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/useTexts.ts';
import { styleNonce } from '../security/nonce.ts';
import { theme } from './tokens.ts';

const nonce = styleNonce();

export const ThemeProvider = ({ children }: { readonly children: ReactNode }) => {
  const { language } = useTexts();
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      {...(nonce === undefined ? {} : { csp: { nonce } })}
    >
      {children}
    </ConfigProvider>
  );
};
