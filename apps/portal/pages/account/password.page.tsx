import { useUser } from '../../api/session.js';
import { Page } from '../../parts/page.js';
import { ChangePassword } from './change-password.js';

/** One's own password. */
export const PasswordPage = () => {
  const user = useUser();
  return <Page title="Password" lead={`The password of ${user.name}.`}><section className="panel" aria-label="Password"><ChangePassword user={user} /></section></Page>;
};
export default PasswordPage;
