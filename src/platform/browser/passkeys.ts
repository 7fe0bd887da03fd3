type Options = {
  challenge: string;
  user?: { id: string };
  excludeCredentials?: { id: string }[];
  allowCredentials?: { id: string }[];
};

/** Forms that a passkey answers: the browser asks its owner, and the answer goes with the form. */
export function startPasskeys() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void answer(form);
    });
    if (form.dataset.passkey === 'get') void answer(form);
  }
}

async function answer(form: HTMLFormElement) {
  const field = form.elements.namedItem('answer');
  const options = JSON.parse(form.dataset.options ?? '{}') as Options;
  try {
    const credential = await (form.dataset.passkey === 'get' ? ask(options) : make(options));
    if (!(field instanceof HTMLInputElement) || !credential) return;
    field.value = JSON.stringify(credential);
    form.submit();
  } catch (error) {
    tell(form, error instanceof DOMException ? error.name : '');
  }
}

function tell(form: HTMLFormElement, why: string) {
  const status = form.querySelector('[data-passkey-status]');
  if (!status) return;
  if (why === 'InvalidStateError') status.textContent = 'This device holds a passkey of yours already.';
  else if (why === 'SecurityError')
    status.textContent =
      'Passkeys need a secure address with a name. Open the desk at the address that your trust uses.';
  else status.textContent = 'The passkey was not used. Press the button to try again.';
}

async function make(options: Options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user?.id ?? '') },
    excludeCredentials: options.excludeCredentials?.map((one) => ({ ...one, id: bytes(one.id) })),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = await navigator.credentials.create({ publicKey });
  if (!(made instanceof PublicKeyCredential)) return undefined;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    ...common(made),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

async function ask(options: Options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: options.allowCredentials?.map((one) => ({ ...one, id: bytes(one.id) })),
  } as unknown as PublicKeyCredentialRequestOptions;
  const got = await navigator.credentials.get({ publicKey });
  if (!(got instanceof PublicKeyCredential)) return undefined;
  const response = got.response as AuthenticatorAssertionResponse;
  return {
    ...common(got),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : undefined,
    },
  };
}

function common({ id, rawId, type }: PublicKeyCredential) {
  return { id, rawId: text(rawId), type, clientExtensionResults: {} };
}

function bytes(base64url: string) {
  const plain = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer) {
  const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
