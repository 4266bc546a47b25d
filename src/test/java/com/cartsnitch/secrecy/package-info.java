/** What clients and operators trust the service with does not come out again by its log. */
package com.cartsnitch.secrecy;
