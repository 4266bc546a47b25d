/** What every route shares: input, answers, errors, request identity. */
package com.cartsnitch.platform.http;
