import { issueScreens } from '../helpers/screens.ts';
import { testScreens } from '../helpers/test-screens.ts';

testScreens(issueScreens);
