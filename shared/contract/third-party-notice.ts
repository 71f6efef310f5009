/** Software of others inside the program, as `third-party-notices.json` beside the window lists it. */
export interface ThirdPartyNotice {
  name: string;
  version: string;
  /** SPDX. */
  identifier: string;
  /** Of the licence. */
  text: string;
}
