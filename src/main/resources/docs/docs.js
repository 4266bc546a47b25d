// Starts Swagger UI on our own description. Nothing is asked of another host, and no token is kept.
'use strict';

async function start() {
  const spec = await (await fetch('openapi.json')).json();
  // a page can't set cookies; the browser sends a session's by itself
  const { sessionToken } = spec.components.securitySchemes;
  spec.components.securitySchemes = { sessionToken };
  spec.security = [{ sessionToken: [] }];
  SwaggerUIBundle({
    spec,
    dom_id: '#swagger-ui',
    deepLinking: true,
    validatorUrl: null,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    persistAuthorization: false,
  });
}

start().catch((failure) => {
  document.getElementById('swagger-ui').textContent = `The description could not be loaded: ${failure.message}`;
});
