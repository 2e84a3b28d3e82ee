<#macro content>
  <p class="einlass-note">
    ${msg("einlassNote")}
    <#if client?? && client.baseUrl?has_content><a href="${client.baseUrl}">${msg("einlassBack")}</a> ·
    <a href="${client.baseUrl}registrations/lookup">${msg("einlassLost")}</a></#if>
  </p>
  <#if client?? && client.baseUrl?has_content><p class="einlass-links">
    <a href="${client.baseUrl}imprint">${msg("einlassImprint")}</a>
    <a href="${client.baseUrl}privacy">${msg("einlassPrivacy")}</a>
    <a href="${client.baseUrl}accessibility">${msg("einlassAccessibility")}</a>
  </p></#if>
</#macro>
